package dev.serviceregistry.facts;

/**
 * A port that a project binds on its host.
 *
 * @param project the project
 * @param service the id, within the project, of the service that binds it
 * @param port the port's name
 * @param number the number on the host
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param hostIp the address it is bound on; empty for all of them
 * @param source where it is written; where the project uses the service when the catalogue writes it
 */
public record HostPort(
        String project, String service, String port, long number, String protocol, String hostIp, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, service, "ports." + port + ".published");
    }

    /** The port's identity within its project, by which two of them are told apart and ordered. */
    public String key() {
        return service + "/" + port;
    }

    /** Whether one packet can be meant for both addresses: they are the same, or one of them means all. */
    public boolean overlaps(String otherHostIp) {
        return isAny(hostIp) || isAny(otherHostIp) || hostIp.equals(otherHostIp);
    }

    /** All of a host's addresses are written as nothing, or as nothing but zeros: 0.0.0.0, ::, 0:0:0:0:0:0:0:0, [::]. */
    private static boolean isAny(String address) {
        for (int i = 0; i < address.length(); i++) {
            if ("0.:[]".indexOf(address.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String description() {
        return project + "/" + service + " publishes " + number + "/" + protocol;
    }
}
