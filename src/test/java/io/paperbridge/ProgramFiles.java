package io.paperbridge;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What a process of its own is started from: the program's classes as a jar, and an archive of the classes that a start loads, which
 * saves half of its time. Both are made once for all tests of a build.
 */
public final class ProgramFiles {

    private static final Path FOLDER = Path.of("target", "program").toAbsolutePath();
    private static final Path JAR = FOLDER.resolve("classes.jar");
    private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
    private static final Path OF = FOLDER.resolve("of.txt");

    private ProgramFiles() {}

    /** How a process begins that runs Paperbridge; its arguments follow. */
    public static synchronized List<String> command(List<String> options) {
        try {
            // an archive is good for the same classes, libraries and JDK only
            String classes = ownClasses().hashCode() + " " + libraries().hashCode() + " "
                    + System.getProperty("java.vm.version");
            Files.createDirectories(FOLDER.getParent());
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolveSibling("program.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !(Files.exists(OF) && Files.readString(OF).equals(classes))) {
                    make();
                    Files.writeString(OF, classes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> more = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + ARCHIVE));
        more.addAll(options);
        return java(more);
    }

    /** How a process begins that runs the jar of the build. */
    public static List<String> command(String jar, List<String> options) {
        List<String> command = new ArrayList<>(java());
        command.addAll(options);
        command.addAll(List.of("-jar", jar));
        return command;
    }

    private static void make() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", JAR.toString(), "-C", classesFolder(), ".");
        if (code != 0) {
            throw new AssertionError("the classes cannot be put into " + JAR);
        }
        List<String> command = new ArrayList<>(java(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE)));
        command.addAll(List.of("sync", "--once"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("output.txt").toFile());
        builder.environment().putAll(Started.SERVERS);
        try {
            builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(java());
        command.addAll(options);
        command.addAll(List.of("-cp", JAR + File.pathSeparator + libraries(), Paperbridge.class.getName()));
        return command;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
    }

    private static Map<String, Long> ownClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(classesFolder()))) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            Path::toString,
                            file -> file.toFile().lastModified() + file.toFile().length()));
        }
    }

    private static String classesFolder() {
        return classPath()
                .filter(entry -> entry.endsWith(File.separator + "classes"))
                .findFirst()
                .orElseThrow();
    }

    private static String libraries() {
        return classPath().filter(entry -> entry.endsWith(".jar")).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }
}
