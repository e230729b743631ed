package dev.serviceregistry.cli.lsp;

import java.io.Reader;
import java.util.Map;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Answers what cannot be answered otherwise with the errors that the protocol has for it. */
final class Conversation extends LSPLauncher.Builder<LanguageClient> {

    private final Leave leave;

    /**
     * A conversation.
     *
     * @param leave knows whether the editor has asked for a shutdown, after which there is nothing more to ask for
     */
    Conversation(Leave leave) {
        this.leave = leave;
        wrapMessages(this::untilShutdown);
    }

    private MessageConsumer untilShutdown(MessageConsumer consumer) {
        if (!(consumer instanceof RemoteEndpoint)) {
            return consumer;
        }
        return message -> {
            if (message instanceof RequestMessage && leave.isAsked()) {
                throw issue(message, "the server was asked to shut down", ResponseErrorCode.InvalidRequest);
            }
            consumer.consume(message);
        };
    }

    @Override
    protected MessageJsonHandler createJsonHandler() {
        return new Json(getSupportedMethods());
    }

    private static MessageIssueException issue(Message message, String text, ResponseErrorCode code) {
        return new MessageIssueException(message, new MessageIssue(text, code.getValue()));
    }

    /** Reads messages; of what is no JSON nobody knows what it asks for, and the answer says so. */
    private static final class Json extends MessageJsonHandler {

        private Json(Map<String, JsonRpcMethod> methods) {
            super(methods);
        }

        @Override
        public Message parseMessage(Reader input) {
            try {
                Message message = super.parseMessage(input);
                if (message != null) {
                    return message;
                }
            } catch (MessageIssueException e) {
                if (e.getRpcMessage() instanceof RequestMessage) {
                    throw e;
                }
            } catch (RuntimeException e) {
                // Answered below, like whatever else is no message.
            }
            throw issue(new RequestMessage(), "the message is not JSON", ResponseErrorCode.ParseError);
        }
    }
}
