public import FeatureQuery
public import GeoCore
internal import Glibc

/// Writes the packed copy of a layer.
///
/// The file takes its name only when it is complete, so that a reader never sees half of one. Memory holds one block and 48
/// bytes for each block written.
public struct PackWriter: ~Copyable {
    private let path: String
    private let temporaryPath: String
    private let descriptor: Int32
    private let schema: FeatureSchema
    private var batch: FeatureBatch
    private var entries: [BlockEntry] = []
    private var offset = UInt64(PackLayout.headSize)
    private var rows = 0
    private var isFinished = false

    /// Starts a copy that will lie at `path`.
    ///
    /// - Throws: `pack.failed` if the file cannot be written.
    public init(path: String, schema: FeatureSchema) throws(PaftaError) {
        self.path = path
        temporaryPath = "\(path)\(Self.temporaryMark)\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        self.schema = schema
        batch = FeatureBatch(identifiers: schema.identifiers, schema: schema.properties)
        descriptor = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .packing(errno) }
        // Shows those who look for what interrupted writers left behind that this one lives.
        flock(descriptor, LOCK_EX | LOCK_NB)
        let head = [UInt8](repeating: 0, count: PackLayout.headSize)
        guard Self.write(head, head.count, to: descriptor) else {
            let cause = errno
            close(descriptor)
            unsafe unlink(temporaryPath)
            throw .packing(cause)
        }
    }

    deinit {
        close(descriptor)
        if !isFinished { unsafe unlink(temporaryPath) }
    }

    /// Removes the half copy at `path` unless its writer lives; ``temporaryMark`` tells half copies by their names.
    public static func removeLeftover(_ path: String) {
        let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unsafe unlink(path) }
    }

    /// What stands in the name of a copy that is being written, and in no other.
    public static let temporaryMark = ".half-"

    /// Adds features with all properties of the layer, in the order of their row numbers, in the stored CRS.
    public mutating func append(_ features: FeatureBatch) throws(PaftaError) {
        for row in 0..<features.count {
            batch.append(row: row, of: features)
            if batch.count >= PackLayout.rows || batch.geometry.positionCount >= PackLayout.positions {
                try writeBlock()
            }
        }
    }

    /// Completes the copy of the state `version` of the layer.
    public mutating func finish(version: DataVersion, fingerprint: String) throws(PaftaError) {
        if batch.count > 0 { try writeBlock() }
        var writer = ByteWriter(capacity: 65_536)
        let directory = PackDirectory(
            version: version,
            fingerprint: fingerprint,
            rows: rows,
            properties: schema.properties.map(\.type),
            identifiers: schema.identifiers,
            blocks: entries
        )
        directory.append(to: &writer)
        try write(writer)
        var head = ByteWriter(capacity: PackLayout.headSize)
        head.append(littleEndian: PackLayout.magic)
        head.append(littleEndian: PackLayout.version)
        head.append(littleEndian: offset)
        head.append(littleEndian: UInt64(writer.count))
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .packing(errno) }
        try write(head)
        // The name must not become visible before the bytes are safe: a copy is trusted without reading all of it.
        guard fdatasync(descriptor) == 0, unsafe rename(temporaryPath, path) == 0 else { throw .packing(errno) }
        isFinished = true
    }

    private mutating func writeBlock() throws(PaftaError) {
        var writer = ByteWriter(capacity: 65_536)
        var entry = PackedBlock.append(batch, to: &writer)
        entry.offset = offset
        try write(writer)
        offset += UInt64(writer.count)
        rows += batch.count
        entries.append(entry)
        batch.removeAll()
    }

    private func write(_ writer: ByteWriter) throws(PaftaError) {
        guard Self.write(writer.storage, writer.count, to: descriptor) else { throw .packing(errno) }
    }

    private static func write(_ bytes: [UInt8], _ count: Int, to descriptor: Int32) -> Bool {
        var done = 0
        while done < count {
            let part = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + done }, count - done)
            }
            if part < 0, errno == EINTR { continue }
            guard part > 0 else { return false }
            done += part
        }
        return true
    }
}
