public import FeatureQuery
internal import Glibc

/// The packed copy of a layer: its features as columns, in blocks that know their envelopes.
///
/// A copy serves as long as the layer is in the state it was made from; who opens it compares ``version`` and
/// ``fingerprint``. It holds nothing that the GeoPackage does not hold, and may be deleted at any time.
public final class PackFile: Sendable {
    let descriptor: Int32
    private let directory: PackDirectory

    /// Opens a copy; `nil` if there is none, or one of another layout, or a damaged one.
    public init?(opening path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard let directory = Self.directory(of: descriptor) else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.directory = directory
    }

    deinit { close(descriptor) }

    /// The state of the layer that was copied.
    public var version: DataVersion { directory.version }
    /// What the columns and triggers of the layer were then.
    public var fingerprint: String { directory.fingerprint }
    /// The number of features.
    public var count: Int { directory.rows }
    /// The number of blocks.
    public var blockCount: Int { directory.blocks.count }

    var blocks: [BlockEntry] { directory.blocks }
    var properties: [PropertyType] { directory.properties }
    var identifiers: FeatureSchema.IdentifierType { directory.identifiers }

    private static func directory(of descriptor: Int32) -> PackDirectory? {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= PackLayout.headSize, let head = read(PackLayout.headSize, at: 0, of: descriptor) else {
            return nil
        }
        let numbers = (0..<4)
            .map { place in
                (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(head[8 * place + $1]) }
            }
        guard numbers[0] == PackLayout.magic, numbers[1] == PackLayout.version, numbers[2] <= UInt64(size),
            numbers[3] == UInt64(size) - numbers[2],
            let bytes = read(Int(numbers[3]), at: Int(numbers[2]), of: descriptor)
        else { return nil }
        return PackDirectory(bytes, dataEnd: numbers[2])
    }

    private static func read(_ count: Int, at offset: Int, of descriptor: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = unsafe bytes.withUnsafeMutableBytes { unsafe readFully(descriptor, $0, at: offset) }
        return got ? bytes : nil
    }

    /// Fills `buffer` from `offset` of the file on; false if the file ends before or cannot be read.
    static func readFully(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
        var done = 0
        while done < buffer.count {
            let part = unsafe pread(
                descriptor,
                buffer.baseAddress.map { unsafe $0 + done },
                buffer.count - done,
                offset + done
            )
            if part < 0, errno == EINTR { continue }
            guard part > 0 else { return false }
            done += part
        }
        return true
    }
}
