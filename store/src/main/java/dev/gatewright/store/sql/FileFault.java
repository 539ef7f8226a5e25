package dev.gatewright.store.sql;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/// What went wrong with a file, in words. The JDK's exceptions often say the path alone.
public final class FileFault {
  private FileFault() {}

  /// The reason, and the file where the exception names one.
  public static String text(IOException fault) {
    return switch (fault) {
      case AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case NoSuchFileException missing -> "there is no file " + missing.getFile();
      case FileAlreadyExistsException there -> "it exists already: " + there.getFile();
      case NotDirectoryException other -> "it is no folder: " + other.getFile();
      case DirectoryNotEmptyException full -> "the folder is not empty: " + full.getFile();
      case FileSystemException other ->
          Optional.ofNullable(other.getReason()).orElse("it cannot be used")
              + ": "
              + other.getFile();
      default -> Optional.ofNullable(fault.getMessage()).orElseGet(fault::toString);
    };
  }
}
