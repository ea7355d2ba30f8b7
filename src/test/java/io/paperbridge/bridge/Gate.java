package io.paperbridge.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A way to a server of this machine that can be shut: then connections are cut, and new ones refused. */
final class Gate implements AutoCloseable {

    private final int target;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private @Nullable ServerSocket entrance;

    /** Shut at first. */
    Gate(int target) {
        this.target = target;
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    void open() throws IOException {
        ServerSocket listening = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        entrance = listening;
        run(() -> {
            while (true) {
                Socket come = listening.accept();
                Socket on = new Socket(InetAddress.getLoopbackAddress(), target);
                open.addAll(List.of(come, on));
                run(() -> pass(come, on));
                run(() -> pass(on, come));
            }
        });
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        }
    }

    private static void run(Passing passing) {
        Thread thread = new Thread(
                () -> {
                    try {
                        passing.go();
                    } catch (IOException shut) {
                        Thread.currentThread().interrupt();
                    }
                },
                "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Passing {
        void go() throws IOException;
    }

    void shut() throws IOException {
        if (entrance != null) {
            entrance.close();
        }
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
