internal import Glibc

/// A folder that this process holds, for others to see, as long as the value lives.
///
/// The system lets go of it whatever ends the process.
final class HeldFolder {
    let path: String
    private let descriptor: Int32

    /// Takes the folder; `nil` if another has it or it is not there.
    init?(taking path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Removes the folder with what is in it.
    func remove() { FileSystem.removeFolder(path) }
}
