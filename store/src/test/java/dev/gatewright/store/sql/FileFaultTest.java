package dev.gatewright.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FileFaultTest {
  @Test
  @DisplayName("A file's fault is said in words, permission denied above all")
  void words() {
    assertThat(FileFault.text(new AccessDeniedException("/d/master.key")))
        .isEqualTo("permission denied: /d/master.key");
    assertThat(FileFault.text(new NoSuchFileException("a.yaml")))
        .isEqualTo("there is no file a.yaml");
    assertThat(FileFault.text(new FileAlreadyExistsException("b.db")))
        .isEqualTo("it exists already: b.db");
    assertThat(FileFault.text(new FileSystemException("c", null, "No space left on device")))
        .isEqualTo("No space left on device: c");
    assertThat(FileFault.text(new IOException("the socket is closed")))
        .isEqualTo("the socket is closed");
  }
}
