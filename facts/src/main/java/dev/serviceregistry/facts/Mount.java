package dev.serviceregistry.facts;

/**
 * A volume as a container sees it.
 *
 * @param service the service
 * @param volume the volume's name
 * @param type where what it holds comes from; when that is not written, a path of the host is bound, anything else that
 *     has a source or a size persists, and the rest is ephemeral
 * @param path where the container sees it
 * @param hostPath the path of the host that is bound, or that a config or a secret is read from, without detours such as {@code //},
 *     {@code /./}, {@code /../} or a slash at its end; the home directory is {@code ~}; empty for other volumes
 * @param readOnly whether the container cannot write to it
 * @param source where it is written
 */
public record Mount(
        String service,
        String volume,
        VolumeType type,
        String path,
        String hostPath,
        boolean readOnly,
        SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "volumes:" + volume;
    }

    @Override
    public String description() {
        return service + " mounts " + (hostPath.isEmpty() ? volume : hostPath) + " at " + path;
    }
}
