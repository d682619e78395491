internal import GeoCore
internal import Glibc

/// A file that is being written: new, and put in place of a former one only when it is complete.
final class ReportFile {
    private static let chunk = 1 << 18

    private let folder: String
    private let name: String
    private var descriptor: Int32
    private var writer = ByteWriter(capacity: ReportFile.chunk)

    /// Begins a file.
    ///
    /// - Throws: `report.unwritable`.
    init(_ name: String, in folder: String) throws(PaftaError) {
        self.folder = folder
        self.name = name
        descriptor = unsafe open("\(folder)/\(name).part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw .unwritableReport(name, errno) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unsafe unlink("\(folder)/\(name).part")
    }

    /// Adds what `body` writes.
    func write(_ body: (inout ByteWriter) -> Void) throws(PaftaError) {
        body(&writer)
        if writer.count >= Self.chunk { try flush() }
    }

    /// Adds bytes.
    func write(_ bytes: [UInt8]) throws(PaftaError) { try write { $0.append(bytes) } }

    /// Ends the file and gives it its name.
    func finish() throws(PaftaError) {
        try flush()
        let failed = close(descriptor) != 0
        descriptor = -1
        guard !failed, unsafe rename("\(folder)/\(name).part", "\(folder)/\(name)") == 0 else {
            throw .unwritableReport(name, errno)
        }
    }

    private func flush() throws(PaftaError) {
        let bytes = writer.take()
        var done = 0
        while done < bytes.count {
            let part = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
            }
            if part < 0, errno == EINTR { continue }
            guard part > 0 else { throw .unwritableReport(name, errno) }
            done += part
        }
        writer = ByteWriter(capacity: Self.chunk)
    }
}
