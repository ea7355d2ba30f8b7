package io.paperbridge.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of a folder that are documents of their own, folder by folder, however many there are.
 *
 * <p>A folder that holds {@code original.*} or {@code content.txt} (the text that Paperless keeps) is one document: the original, else
 * the text. In any other folder each PDF, XML, signed XML and text file is one.
 */
public final class LocalCases {

    private static final String TEXT_OF_PAPERLESS = "content.txt";
    private static final List<String> READ = List.of(".pdf", ".xml", ".p7m", ".txt");

    private LocalCases() {}

    /**
     * The documents below a path, in the order of their names; a file is a document whatever it is called.
     *
     * @throws UncheckedIOException while the stream is used, when a folder cannot be listed
     */
    public static Stream<Path> below(Path path) {
        return Files.isDirectory(path) ? inFolder(path) : Stream.of(path);
    }

    private static Stream<Path> inFolder(Path folder) {
        List<Path> entries = list(folder);
        List<Path> files = entries.stream().filter(Files::isRegularFile).toList();
        List<Path> originals = files.stream()
                .filter(file -> name(file).startsWith("original."))
                .limit(1)
                .toList();
        List<Path> texts = files.stream()
                .filter(file -> name(file).equals(TEXT_OF_PAPERLESS))
                .toList();
        Stream<Path> here = !originals.isEmpty()
                ? originals.stream()
                : !texts.isEmpty()
                        ? texts.stream()
                        : files.stream().filter(file -> READ.stream().anyMatch(name(file)::endsWith));
        return Stream.concat(here, entries.stream().filter(Files::isDirectory).flatMap(LocalCases::inFolder));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(LocalCases::name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be listed", e);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
