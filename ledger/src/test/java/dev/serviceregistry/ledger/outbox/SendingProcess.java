package dev.serviceregistry.ledger.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A process that sends so many notices, to be killed while it does. */
final class SendingProcess {

    private SendingProcess() {}

    static Notice notice(int number) {
        Recipient recipient = new Recipient("shop", Channel.SLACK, "#shop");
        return Notice.of("shop", recipient, List.of("change " + number), "title " + number, List.of("é\n\u0001"));
    }

    static List<Notice> notices(int count) {
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notices.add(notice(i));
        }
        return notices;
    }

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        new Outbox(directory)
                .send(
                        notices(Integer.parseInt(args[1])),
                        new FileSender(directory.resolve("notices.jsonl")),
                        Clock.systemUTC());
    }
}
