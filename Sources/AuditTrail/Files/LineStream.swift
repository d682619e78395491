internal import GeoCore
internal import Glibc

/// The lines of a file, read piece by piece.
struct LineStream {
    private static let piece = 1 << 20
    /// No record is longer; of a longer line only so much is kept.
    private static let longest = 1 << 22

    private let file: OpenFile
    private var buffer: [UInt8] = []
    private var place = 0
    /// Where the file goes on behind the buffer.
    private var readUpTo: Int
    /// How much of the line at hand was thrown away because it is too long.
    private var dropped = 0
    /// Where the line begins that comes next.
    private(set) var offset: Int

    init(_ file: OpenFile, from offset: Int = 0) {
        self.file = file
        self.offset = offset
        readUpTo = offset
    }

    /// Returns the next line without its line feed; `nil` at the end, also if that is in the middle of a line.
    ///
    /// What is added to the file later can be asked for then.
    mutating func next() throws(PaftaError) -> ArraySlice<UInt8>? {
        var searched = place
        while true {
            if let end = Self.lineFeed(in: buffer, from: searched) {
                let line = buffer[place..<end]
                offset += dropped + line.count + 1
                (place, dropped) = (end + 1, 0)
                return line
            }
            dropTooLong()
            searched = buffer.count - place
            buffer.removeFirst(place)
            place = 0
            let more = try file.read(Self.piece, at: readUpTo)
            guard !more.isEmpty else { return nil }
            readUpTo += more.count
            buffer.append(contentsOf: more)
        }
    }

    /// The bytes behind the last line feed, and how many there are in all.
    var rest: (bytes: ArraySlice<UInt8>, count: Int) { (buffer[place...], buffer.count - place + dropped) }

    private mutating func dropTooLong() {
        let excess = buffer.count - place - Self.longest
        guard excess > 0 else { return }
        buffer.removeLast(excess)
        dropped += excess
    }

    private static func lineFeed(in buffer: [UInt8], from start: Int) -> Int? {
        guard start < buffer.count else { return nil }
        return unsafe buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = unsafe memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
