import GeoCore

/// The lines of a text file, read piece by piece: however long the file, it takes the memory of one line and one piece.
///
/// Lines end with CR, LF or both together, which count once.
struct TextLines: ~Copyable {
    /// Of a longer line only the start is given.
    static let longest = 1 << 16
    private static let pieceSize = 1 << 18

    private let file: LocalFile
    private var piece: ArraySlice<UInt8> = []
    /// Whether the last line ended with CR, so that an LF right behind it belongs to it.
    private var endedWithReturn = false
    /// The number of the line given last, from 1.
    private(set) var number = 0
    /// Whether the line given last is only the start of a longer one.
    private(set) var isCut = false

    /// Opens a file.
    ///
    /// - Throws: `source.unreadable`, naming the delivery `name`.
    init(of path: String, name: String) throws(PaftaError) {
        guard let file = LocalFile(reading: path) else { throw .unreadableSource(name, cause: "VSIFOpenL") }
        self.file = file
        fill()
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) { piece.removeFirst(3) }
    }

    /// Returns the next line without its end; `nil` behind the last.
    mutating func next() -> [UInt8]? {
        if endedWithReturn, fill(), piece.first == 0x0A { piece.removeFirst() }
        endedWithReturn = false
        guard fill() else { return nil }
        var line: [UInt8] = []
        isCut = false
        number += 1
        while fill() {
            let end = piece.firstIndex { $0 == 0x0A || $0 == 0x0D }
            append(piece[..<(end ?? piece.endIndex)], to: &line)
            guard let end else {
                piece = []
                continue
            }
            endedWithReturn = piece[end] == 0x0D
            piece = piece[(end + 1)...]
            break
        }
        return line
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8]) {
        let room = Self.longest - line.count
        line += bytes.prefix(room)
        if bytes.count > room { isCut = true }
    }

    /// Sees to it that there are bytes; `false` at the end of the file.
    @discardableResult
    private mutating func fill() -> Bool {
        if piece.isEmpty { piece = file.read(Self.pieceSize)[...] }
        return !piece.isEmpty
    }
}
