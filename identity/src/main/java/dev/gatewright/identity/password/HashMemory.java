package dev.gatewright.identity.password;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import de.mkammerer.argon2.jna.Size_t;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The memory that hashes are computed in, kept from one to the next until it is given back. As
/// many rooms are kept as hashes were computed at the same time. Safe for use by several threads.
final class HashMemory {
  private static final int KIB = 1024;

  /// RFC 9106 §3.2: a lane has at least eight blocks.
  private static final int LEAST_BLOCKS_A_LANE = 8;

  private final Queue<Room> kept = new ConcurrentLinkedQueue<>();

  /// Memory for one hash at a time, which the library asks for and returns as it would of the heap.
  static final class Room {
    private static final int OK = 0;
    private static final int NO_MEMORY = -22;

    private final Memory bytes;

    /// Held here, since the library only has their addresses.
    private final Allocate allocate;

    private final Free free = (_, _) -> {};

    private Room(long size) {
      this.bytes = new Memory(size);
      this.allocate =
          (memory, wanted) -> {
            if (wanted.longValue() > size) {
              return NO_MEMORY;
            }
            memory.setPointer(0, bytes);
            return OK;
          };
    }

    Pointer allocate() {
      return CallbackReference.getFunctionPointer(allocate);
    }

    Pointer free() {
      return CallbackReference.getFunctionPointer(free);
    }
  }

  /// `allocate_fptr` of `argon2.h`.
  @FunctionalInterface
  interface Allocate extends Callback {
    int invoke(Pointer memory, Size_t bytes);
  }

  /// `deallocate_fptr` of `argon2.h`. The library has overwritten the memory by then.
  @FunctionalInterface
  interface Free extends Callback {
    void invoke(Pointer memory, Size_t bytes);
  }

  /// A room large enough, for this hash alone until it is given back.
  Room take(Argon2Cost cost) {
    int blocks = Math.max(cost.memoryKib(), LEAST_BLOCKS_A_LANE * cost.parallelism());
    long size = (long) blocks * KIB;
    var room = kept.poll();
    if (room != null && room.bytes.size() >= size) {
      return room;
    }
    if (room != null) {
      room.bytes.close();
    }
    return new Room(size);
  }

  /// Keeps it for the next one, unless it is larger than usual: an imported hash can want a quarter
  /// of a gigabyte.
  void giveBack(Room room) {
    if (room.bytes.size() > (long) Argon2Cost.DEFAULT.memoryKib() * KIB) {
      room.bytes.close();
    } else {
      kept.add(room);
    }
  }

  /// Gives back to the machine what no hash uses now.
  void trim() {
    for (var room = kept.poll(); room != null; room = kept.poll()) {
      room.bytes.close();
    }
  }

  int kept() {
    return kept.size();
  }
}
