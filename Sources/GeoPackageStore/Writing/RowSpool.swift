internal import FeatureQuery
internal import GeoCore
internal import Glibc

/// Rows set aside on disk until all are known, so that they can be stored in Hilbert order in little memory.
///
/// The file has no name while it is in use; the system removes it whatever ends the process.
final class RowSpool {
    private static let flushSize = 1 << 20

    private let descriptor: Int32
    private var pending = ByteWriter(capacity: RowSpool.flushSize + 65_536)
    private var written = 0
    /// Where each row starts, and where the last one ends.
    private var offsets: [Int] = [0]
    /// The middle of each row's envelope, x then y; not a number for a row without geometry or with an infinite one.
    private(set) var centres: [Double] = []
    /// Half the width and height of each row's envelope, never less than they are.
    private(set) var halves: [Float] = []

    /// The number of rows.
    var count: Int { offsets.count - 1 }

    init(directory: String) throws(PaftaError) {
        var template = Array("\(directory)/rows-XXXXXX".utf8CString)
        let descriptor = unsafe template.withUnsafeMutableBufferPointer { name in
            unsafe name.baseAddress.map { unsafe mkstemp($0) } ?? -1
        }
        guard descriptor >= 0 else { throw .file("creating", errno) }
        unsafe template.withUnsafeBufferPointer { name in
            _ = unsafe name.baseAddress.map { unsafe unlink($0) }
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Adds a row that `write` appends to the buffer.
    func append(_ envelope: Envelope, _ write: (inout ByteWriter) -> Void) throws(PaftaError) {
        write(&pending)
        offsets.append(written + pending.count)
        // What reaches into infinity is nowhere: it must not widen the box of its neighbours.
        let envelope = envelope.isBounded ? envelope : .empty
        centres.append(envelope.isEmpty ? .nan : (envelope.minX + envelope.maxX) / 2)
        centres.append(envelope.isEmpty ? .nan : (envelope.minY + envelope.maxY) / 2)
        halves.append(envelope.isEmpty ? 0 : Float(envelope.width / 2).nextUp)
        halves.append(envelope.isEmpty ? 0 : Float(envelope.height / 2).nextUp)
        if pending.count >= Self.flushSize { try flush() }
    }

    /// Returns a box that contains the geometry of row `row`; empty if it has none, or an infinite one.
    func box(_ row: Int) -> Envelope {
        let (x, y) = (centres[2 * row], centres[2 * row + 1])
        guard !x.isNaN else { return .empty }
        // The middle was rounded, so half a width from it may end just inside; twice the step of its size is outside.
        let width = Double(halves[2 * row]) + 2 * x.ulp
        let height = Double(halves[2 * row + 1]) + 2 * y.ulp
        return Envelope(minX: x - width, minY: y - height, maxX: x + width, maxY: y + height)
    }

    /// Writes out what is still in memory; to be called before the first ``read(_:into:)``.
    func flush() throws(PaftaError) {
        var done = 0
        while done < pending.count {
            let part = unsafe pending.storage.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress?.advanced(by: done), pending.count - done)
            }
            if part > 0 {
                done += part
            } else if errno != EINTR {
                throw .file("writing", errno)
            }
        }
        written += pending.count
        pending.removeAll()
    }

    /// Reads row `row` into `bytes`.
    func read(_ row: Int, into bytes: inout [UInt8]) throws(PaftaError) {
        let size = offsets[row + 1] - offsets[row]
        if bytes.count < size { bytes = [UInt8](repeating: 0, count: size * 2) }
        let got = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe pread(descriptor, buffer.baseAddress, size, off_t(offsets[row]))
        }
        guard got == size else { throw .file("reading", errno) }
    }
}

extension Envelope {
    /// Whether it has a middle, and half its sides are numbers of single precision.
    var isBounded: Bool {
        let size = Double(Float.greatestFiniteMagnitude) / 2
        return !isEmpty && minX > -size && minY > -size && maxX < size && maxY < size
    }
}

extension PaftaError {
    /// Turns a failed call of the operating system into an error; must be called before any other call.
    static func file(_ action: String, _ number: Int32, fileID: String = #fileID, line: Int = #line) -> PaftaError {
        let cause = "\(action): \(unsafe strerror(number).map { unsafe String(cString: $0) } ?? "errno \(number)")"
        if number == ENOSPC || number == EDQUOT || number == EFBIG {
            return PaftaError(
                .unavailable,
                .storageFull,
                LocalizedText("The disk is full; nothing was changed.", tr: "Disk dolu; hiçbir şey değiştirilmedi."),
                remedy: LocalizedText("Free some space and try again.", tr: "Yer açıp yeniden deneyin."),
                cause: cause,
                fileID: fileID,
                line: line
            )
        }
        return PaftaError(
            .unavailable,
            .storeUnreadable,
            LocalizedText(
                "A file or folder of the home cannot be read or written.",
                tr: "Evin bir dosyası ya da klasörü okunamıyor ya da yazılamıyor."
            ),
            remedy: LocalizedText(
                "Check the owner, the permissions and the disk.",
                tr: "Sahibini, izinlerini ve diski denetleyin."
            ),
            cause: cause,
            fileID: fileID,
            line: line
        )
    }
}
