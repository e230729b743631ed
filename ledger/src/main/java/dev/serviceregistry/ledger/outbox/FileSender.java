package dev.serviceregistry.ledger.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Appends notices to a file, one line of canonical JSON each, for another program to bring on. */
public final class FileSender implements Sender {

    private final LineFile file;
    private final Set<String> sent = new HashSet<>();
    private boolean read;

    /** Appends to a file, which is made when it is not there. */
    public FileSender(Path file) {
        this.file = new LineFile(file);
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void send(Notice notice) throws IOException {
        if (!read) {
            for (Record line : Record.read(file)) {
                sent.add(line.text("id"));
            }
            read = true;
        }
        if (!sent.contains(notice.id())) {
            file.append(List.of(Record.of(notice).json()));
            sent.add(notice.id());
        }
    }
}
