internal import CGDAL
public import GeoCore

/// Reads the members of a ZIP archive without unpacking it to the disk.
///
/// Archives that hold a name twice, lead out of their folder, share bytes between members or unpack to far more than they
/// are get refused at once.
public struct ArchiveReader: Sendable {
    private static let chunk = 1 << 20

    /// The names of the members and the bytes that each has unpacked, in the order of the archive.
    public let members: [(name: String, size: Int64)]
    private let path: String
    private let name: String
    private let entries: [String: Entry]

    private struct Entry {
        var driverName: String
        var size: Int64
        var checksum: UInt32
    }

    /// Reads the directory of an archive.
    ///
    /// - Throws: `source.damaged`, `source.limit`, `source.unsafe`, `source.encrypted`.
    public init(path: String, limits: SourceLimits = .standard) throws(PaftaError) {
        GDALLibrary.prepare()
        self.path = path
        name = path.split(separator: "/").last.map(String.init) ?? ""
        var (members, entries): ([(name: String, size: Int64)], [String: Entry]) = ([], [:])
        for member in try ZipDirectory(path, name: name, limits: limits).members {
            guard let place = member.path else { continue }
            members.append((place, member.size))
            entries[place] = Entry(driverName: member.driverName, size: member.size, checksum: member.checksum)
        }
        (self.members, self.entries) = (members, entries)
    }

    /// Lets `body` see the bytes of a member, part by part.
    ///
    /// - Throws: `source.damaged` if the member is missing, or its bytes are not those the directory promises.
    public func read(
        _ member: String,
        _ body: ([UInt8]) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let entry = entries[member] else { throw .damagedSource(name, cause: "no such member") }
        // One byte of ISO 8859-1 is one character, so any name can be asked for.
        let source = GDALLibrary.withOption("CPL_ZIP_ENCODING", "ISO-8859-1") {
            GDALMessages().collect { LocalFile(reading: "/vsizip/{\(path)}/\(entry.driverName)") }
        }
        guard let source else { throw .damagedSource(name, cause: "a member of the archive cannot be opened") }
        var (sum, count) = (CRC32(), Int64(0))
        while count <= entry.size {
            let bytes = GDALMessages().collect { source.read(Self.chunk) }
            if bytes.isEmpty { break }
            count += Int64(bytes.count)
            sum.add(bytes)
            try body(bytes)
        }
        guard count == entry.size, sum.value == entry.checksum else {
            throw .damagedSource(name, cause: "a member of the archive has not the bytes that its directory says")
        }
    }
}
