package dev.gatewright.server.pages.console;

/// One thing wrong in what was typed.
///
/// @param where the line, or the setting as a JSON pointer (RFC 6901)
/// @param text a sentence that names the setting
/// @param fix what helps, as a sentence; empty where the text says it
public record Trouble(String where, String text, String fix) {}
