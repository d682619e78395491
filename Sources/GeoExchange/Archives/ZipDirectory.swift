internal import CGDAL
import GeoCore

/// The members of a ZIP archive, from the directory at its end (PKWARE APPNOTE 6.3.10, clauses 4.3.12 to 4.3.16).
///
/// The directory alone is believed; what it says is checked before anything is unpacked, and again while unpacking.
struct ZipDirectory {
    /// The members that are files.
    private(set) var members: [ZipMember] = []
    /// The bytes of the archive.
    let size: Int64

    private let name: String

    /// Where the directory lies.
    private struct Place {
        var count: Int64
        var size: Int64
        var offset: Int64
    }

    /// Reads and checks the directory of an archive.
    ///
    /// - Throws: `source.damaged`, `source.limit`, `source.unsafe`, `source.encrypted`.
    init(_ path: String, name: String, limits: SourceLimits) throws(PaftaError) {
        self.name = name
        size = unsafe pafta_file_size(path)
        guard let file = LocalFile(reading: path), let place = Self.place(in: file, size: size) else {
            throw .damagedSource(name, cause: "no directory of a ZIP archive")
        }
        guard place.count <= Int64(limits.members), place.size <= 64 << 20 else {
            throw .tooManyMembers(name, limit: limits.members)
        }
        guard let bytes = file.read(Int(place.size), at: place.offset) else {
            throw .damagedSource(name, cause: "the directory of the archive is cut off")
        }
        try readMembers(bytes, count: Int(place.count))
        try check(limits)
    }

    private mutating func readMembers(_ bytes: [UInt8], count: Int) throws(PaftaError) {
        var reader = LittleEndianReader(bytes)
        var names = Set<String>()
        for _ in 0..<count {
            guard let member = ZipMember(&reader) else {
                throw .damagedSource(name, cause: "the directory of the archive is damaged")
            }
            guard !member.isFolder else { continue }
            guard let path = member.path, !member.isLink else { throw .unsafeMember(name) }
            guard !member.isEncrypted else { throw .encryptedSource(name) }
            guard member.isStored || member.isDeflated else { throw .unknownCompression(name) }
            guard !member.isStored || member.size == member.packedSize else {
                throw .damagedSource(name, cause: "a stored member has two sizes")
            }
            guard names.insert(path.lowercased()).inserted else { throw .unsafeMember(name) }
            members.append(member)
        }
    }

    private func check(_ limits: SourceLimits) throws(PaftaError) {
        var unpacked: Int64 = 0
        var end: Int64 = 0
        // Members that share their packed bytes make bombs of any size out of a small file.
        for member in members.sorted(by: { $0.offset < $1.offset }) {
            guard member.offset >= end else { throw .unsafeMember(name) }
            guard member.packedSize <= size, member.offset <= size - 30 - member.packedSize else {
                throw .damagedSource(name, cause: "a member of the archive is cut off")
            }
            end = member.offset + 30 + member.packedSize
            let (sum, isTooLarge) = unpacked.addingReportingOverflow(member.size)
            guard !isTooLarge, sum <= limits.unpackedBytes else { throw .tooLarge(name, limit: limits.unpackedBytes) }
            unpacked = sum
        }
        guard unpacked <= SourceLimits.harmlessBytes || unpacked / max(size, 1) <= limits.expansion else {
            throw .tooWellPacked(name, limit: limits.expansion)
        }
    }

    /// Finds the record at the end of the archive, whose comment may be up to 65,535 bytes long.
    private static func place(in file: borrowing LocalFile, size: Int64) -> Place? {
        let length = Int(min(size, 22 + 65_535))
        guard length >= 22, let tail = file.read(length, at: size - Int64(length)) else { return nil }
        var start = length - 22
        while start >= 0 {
            var reader = LittleEndianReader(tail, from: start)
            if reader.number(4) == 0x0605_4B50, let place = record(&reader, end: length) {
                let needs64 = place.count == 0xFFFF || place.size == 0xFFFF_FFFF || place.offset == 0xFFFF_FFFF
                return needs64 ? place64(in: file, before: size - Int64(length - start)) : place
            }
            start -= 1
        }
        return nil
    }

    private static func record(_ reader: inout LittleEndianReader, end: Int) -> Place? {
        guard let disk = reader.number(2), let first = reader.number(2), let here = reader.number(2),
            let count = reader.number(2), let size = reader.number(4), let offset = reader.number(4),
            let comment = reader.number(2), reader.place + Int(comment) == end, disk == first, here == count
        else { return nil }
        return Place(count: count, size: size, offset: offset)
    }

    /// Reads the larger record of archives with many members or bytes (clauses 4.3.14 and 4.3.15).
    private static func place64(in file: borrowing LocalFile, before end: Int64) -> Place? {
        guard let locator = file.read(20, at: end - 20) else { return nil }
        var pointer = LittleEndianReader(locator)
        guard pointer.number(4) == 0x0706_4B50, pointer.number(4) == 0, let offset = pointer.number(8),
            let bytes = file.read(56, at: offset)
        else { return nil }
        var reader = LittleEndianReader(bytes)
        guard reader.number(4) == 0x0606_4B50 else { return nil }
        reader.skip(28)
        guard let count = reader.number(8), let size = reader.number(8), let start = reader.number(8), count >= 0,
            size >= 0
        else { return nil }
        return Place(count: count, size: size, offset: start)
    }
}
