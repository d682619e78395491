internal import Crypto
internal import Foundation
public import GeoCore

/// The delivered files of a home, unchanged, each delivery in a folder named by its content.
///
/// `originals/<sha256>/` holds the files as they were delivered. The hash is that of one file, or for several that of
/// the list of their names and hashes, so that a delivery is known again under any path.
public struct Originals: Sendable {
    /// A delivery whose files have been read once.
    public struct Delivery: Sendable, Hashable {
        /// The SHA-256 in hexadecimal.
        public var sha256: String
        /// The files.
        public var files: [String]
    }

    private static let pieceSize = 1 << 20

    private let folder: String

    /// The originals of the home in the folder `home`.
    public init(home: String) { folder = "\(home)/originals" }

    /// Reads the files of a delivery and tells its hash.
    ///
    /// - Parameters:
    ///   - files: The paths of all files that belong together, such as those of a Shapefile.
    ///   - progress: Told often; throws to stop.
    /// - Returns: The delivery.
    /// - Throws: `original.unreadable`, and what `progress` throws.
    public static func read(
        _ files: [String],
        progress: () throws(PaftaError) -> Void = {}
    ) throws(PaftaError) -> Delivery {
        var hashes: [(name: String, hash: String)] = []
        for file in files { hashes.append((name(of: file), try hash(of: file, progress))) }
        guard hashes.count != 1 else { return Delivery(sha256: hashes[0].hash, files: files) }
        let list = hashes.sorted { $0.name < $1.name }.map { "\($0.hash)  \($0.name)\n" }.joined()
        return Delivery(sha256: hexadecimal(SHA256.hash(data: Data(list.utf8))), files: files)
    }

    /// Keeps a delivery, whose files must be private copies that nobody writes to; what is kept already is not kept twice.
    ///
    /// - Parameters:
    ///   - delivery: What ``read(_:progress:)`` told.
    ///   - progress: Told often; throws to stop, and nothing is kept then.
    /// - Throws: `original.unreadable`, also if a file is no longer what it was; what `progress` throws.
    public func keep(
        _ delivery: Delivery,
        progress: () throws(PaftaError) -> Void = {}
    ) throws(PaftaError) {
        let manager = FileManager.default
        let target = "\(folder)/\(delivery.sha256)"
        guard !manager.fileExists(atPath: target) else { return }
        let unfinished = "\(folder)/.\(UUID().uuidString)"
        do {
            try manager.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
            defer { try? manager.removeItem(atPath: unfinished) }
            var copies: [String] = []
            for file in delivery.files {
                let copy = "\(unfinished)/\(Self.name(of: file))"
                // The same bytes under a second name where the disk is the same; what is kept is never written to.
                do { try manager.linkItem(atPath: file, toPath: copy) } catch {
                    try manager.copyItem(atPath: file, toPath: copy)
                }
                copies.append(copy)
            }
            guard try Self.read(copies, progress: progress).sha256 == delivery.sha256 else {
                throw PaftaError.original("the file changed while it was read")
            }
            for copy in copies {
                try manager.setAttributes([.posixPermissions: 0o440], ofItemAtPath: copy)
                let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: copy))
                try handle.synchronize()
                try handle.close()
            }
            try manager.moveItem(atPath: unfinished, toPath: target)
        } catch let error as PaftaError {
            throw error
        } catch {
            throw .original("\(error)")
        }
    }

    private static func hash(of file: String, _ progress: () throws(PaftaError) -> Void) throws(PaftaError) -> String {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            defer { try? handle.close() }
            var hash = SHA256()
            while let piece = try handle.read(upToCount: pieceSize), !piece.isEmpty {
                hash.update(data: piece)
                try progress()
            }
            return hexadecimal(hash.finalize())
        } catch let error as PaftaError {
            throw error
        } catch {
            throw .original("\(error)")
        }
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension PaftaError {
    fileprivate static func original(_ cause: String) -> PaftaError {
        PaftaError(
            .unavailable,
            .unkeptOriginal,
            LocalizedText(
                "The delivered file cannot be read or kept in 'originals'.",
                tr: "Teslim edilen dosya okunamıyor ya da 'originals' klasöründe saklanamıyor."
            ),
            remedy: LocalizedText(
                "Check that nobody is writing it, that it can be read, and that the disk has room.",
                tr: "Dosyaya kimsenin yazmadığını, okunabildiğini ve diskte yer olduğunu denetleyin."
            ),
            cause: cause
        )
    }
}
