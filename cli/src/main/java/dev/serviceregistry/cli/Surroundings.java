package dev.serviceregistry.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a run may know of the world around it.
 *
 * @param out where findings and answers go
 * @param err where everything else goes
 * @param environment the environment variables
 * @param directory the working directory
 * @param clock tells the day
 */
record Surroundings(Output out, Output err, Map<String, String> environment, Path directory, Clock clock) {

    static Surroundings ofThisProcess() {
        return of(
                new Output(new FileOutputStream(FileDescriptor.out), Terminal.isConnectedTo(1)),
                new Output(new FileOutputStream(FileDescriptor.err), Terminal.isConnectedTo(2)));
    }

    static Surroundings writingTo(OutputStream out, OutputStream err) {
        return of(new Output(out, false), new Output(err, false));
    }

    private static Surroundings of(Output out, Output err) {
        return new Surroundings(out, err, System.getenv(), Path.of(""), Clock.systemUTC());
    }

    /** An environment variable; empty when it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
