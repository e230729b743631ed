package dev.serviceregistry.facts;

/** A volume that has no room any more for what is on it. */
public sealed interface VolumeLoss extends Change permits VolumeRemoved, VolumeShrunk {

    /** The service's whole identity. */
    String service();

    /** Where the volume is mounted. */
    String mount();
}
