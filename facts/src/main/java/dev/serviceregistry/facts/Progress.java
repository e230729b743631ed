package dev.serviceregistry.facts;

/** Is told how far something has come that may take long, by any number of threads. */
public interface Progress {

    /** For whoever does not want to know. */
    Progress NONE = new Progress() {
        @Override
        public void reached(int done, int total) {
            // Nobody is told.
        }
    };

    /**
     * Is told how many parts are done.
     *
     * @param total how many there are
     */
    void reached(int done, int total);
}
