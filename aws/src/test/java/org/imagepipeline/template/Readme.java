package org.imagepipeline.template;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that the README gives: its fenced blocks that are marked {@code sh local} or {@code sh aws}. */
record Readme(String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh (?<where>local|aws)\n(?<commands>.*?)^```$");

    /**
     * A block of commands.
     *
     * @param where    local: the local endpoints offer the services; aws: only AWS does
     * @param commands for bash
     */
    record Block(String where, String commands) {
    }

    static Readme read() throws IOException {
        return new Readme(Files.readString(Template.FOLDER.resolve("README.md")));
    }

    List<Block> blocks() {
        return BLOCK.matcher(text).results().map(block -> {
            Matcher again = BLOCK.matcher(block.group());
            if (!again.matches()) {
                throw new IllegalStateException(block.group());
            }
            return new Block(again.group("where"), again.group("commands"));
        }).toList();
    }
}
