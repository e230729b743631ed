package dev.serviceregistry.generators.kubernetes;

/** What the processes of a pod run on; on Windows all are those of the host itself, or none. */
enum PodSystem {
    LINUX,
    WINDOWS,
    WINDOWS_HOST;

    boolean isWindows() {
        return this != LINUX;
    }
}
