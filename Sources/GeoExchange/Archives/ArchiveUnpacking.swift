internal import CGDAL
import GeoCore

/// Unpacks a checked archive into a folder of ours.
struct ArchiveUnpacking {
    private static let chunk = 1 << 20

    let path: String
    let name: String
    let directory: ZipDirectory

    init(_ path: String, name: String, limits: SourceLimits) throws(PaftaError) {
        self.path = path
        self.name = name
        directory = try ZipDirectory(path, name: name, limits: limits)
    }

    /// Unpacks every member that is no clutter and no archive itself.
    ///
    /// - Throws: `source.damaged`, `source.unsafe`, `source.unreadable`.
    func unpack(into folder: String) throws(PaftaError) {
        for member in directory.members where !member.isClutter {
            guard let place = member.path, !Self.isArchive(place) else { continue }
            let target = "\(folder)/\(place)"
            try PrivateFolder.make(above: target, name: name)
            try unpack(member, to: target)
        }
    }

    /// Archives inside of archives are not followed; documents that are packed inside are read as they are.
    private static func isArchive(_ name: String) -> Bool {
        ["zip", "kmz", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz"].contains(SourcePath.ending(name))
    }

    private func unpack(_ member: ZipMember, to target: String) throws(PaftaError) {
        // One byte of ISO 8859-1 is one character, so any name can be asked for.
        let source = GDALLibrary.withOption("CPL_ZIP_ENCODING", "ISO-8859-1") {
            LocalFile(reading: "/vsizip/{\(path)}/\(member.driverName)")
        }
        guard let source else { throw .damagedSource(name, cause: "a member of the archive cannot be opened") }
        guard let file = LocalFile(creating: target) else { throw .unreadableSource(name, cause: "VSIFOpenL") }
        var sum = CRC32()
        var count: Int64 = 0
        while count <= member.size {
            let bytes = source.read(Self.chunk)
            if bytes.isEmpty { break }
            count += Int64(bytes.count)
            sum.add(bytes)
            guard count > member.size || file.write(bytes) else { throw .noSpace(name) }
        }
        guard count == member.size, sum.value == member.checksum else {
            throw .damagedSource(name, cause: "a member of the archive has not the bytes that its directory says")
        }
    }
}
