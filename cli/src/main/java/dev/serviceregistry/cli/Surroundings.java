package dev.serviceregistry.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
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
 * @param in what is said to a command that listens
 */
record Surroundings(
        Output out, Output err, Map<String, String> environment, Path directory, Clock clock, InputStream in) {

    /** Surroundings in which nobody says anything. */
    Surroundings(Output out, Output err, Map<String, String> environment, Path directory, Clock clock) {
        this(out, err, environment, directory, clock, InputStream.nullInputStream());
    }

    static Surroundings ofThisProcess() {
        return of(
                new Output(new FileOutputStream(FileDescriptor.out), Terminal.isConnectedTo(1)),
                new Output(new FileOutputStream(FileDescriptor.err), Terminal.isConnectedTo(2)),
                new FileInputStream(FileDescriptor.in));
    }

    static Surroundings writingTo(OutputStream out, OutputStream err) {
        return of(new Output(out, false), new Output(err, false), InputStream.nullInputStream());
    }

    private static Surroundings of(Output out, Output err, InputStream in) {
        return new Surroundings(out, err, System.getenv(), Path.of(""), Clock.systemUTC(), in);
    }

    /** An environment variable; empty when it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
