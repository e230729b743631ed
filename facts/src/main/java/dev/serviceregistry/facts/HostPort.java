package dev.serviceregistry.facts;

/**
 * A port that a project binds on its host.
 *
 * @param project the project
 * @param service the whole identity of the service that binds it; one of the catalogue when the project uses it
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
        return new Subject(project, name(), "ports." + port + ".published");
    }

    /** The id of the service within the project. */
    public String name() {
        return service.substring(service.indexOf('/') + 1);
    }

    /** The port's identity within its project, by which two of them are told apart and ordered. */
    public String key() {
        return name() + "/" + port;
    }

    /** Whether one packet can be meant for both addresses: they are the same, or one of them means all. */
    public boolean overlaps(String otherHostIp) {
        return isEveryAddress(hostIp) || isEveryAddress(otherHostIp) || hostIp.equals(otherHostIp);
    }

    /** Whether an address stands for all of a host's: none, {@code *}, or zeros in any spelling, such as {@code [::]}. */
    public static boolean isEveryAddress(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c != '0' && c != '.' && c != ':' && c != '[' && c != ']' && c != '*') {
                return address.equalsIgnoreCase("::ffff:0.0.0.0");
            }
        }
        return true;
    }

    @Override
    public String description() {
        return project + "/" + name() + " publishes " + number + "/" + protocol;
    }
}
