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
        /// What tells whether a file was written to since it was read, for each.
        fileprivate var stamps: [Stamp]
    }

    /// The size of a file and when it was written last.
    fileprivate struct Stamp: Sendable, Hashable {
        let size: Int
        let modified: Date

        init(_ file: String) throws {
            let values = try FileManager.default.attributesOfItem(atPath: file)
            guard let size = values[.size] as? Int, let modified = values[.modificationDate] as? Date else {
                throw PaftaError.original("no size or time of the file")
            }
            (self.size, self.modified) = (size, modified)
        }
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
        var stamps: [Stamp] = []
        for file in files {
            do { stamps.append(try Stamp(file)) } catch { throw .original("\(error)") }
            hashes.append((name(of: file), try hash(of: file, progress)))
        }
        guard hashes.count != 1 else { return Delivery(sha256: hashes[0].hash, files: files, stamps: stamps) }
        let list = hashes.sorted { $0.name < $1.name }.map { "\($0.hash)  \($0.name)\n" }.joined()
        return Delivery(sha256: hexadecimal(SHA256.hash(data: Data(list.utf8))), files: files, stamps: stamps)
    }

    /// Keeps a delivery, whose files must be private copies that nobody writes to; what is kept already is not kept twice.
    ///
    /// - Parameter delivery: What ``read(_:progress:)`` told.
    /// - Throws: `original.unreadable`, also if a file was written to since it was read.
    public func keep(_ delivery: Delivery) throws(PaftaError) {
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
            guard try delivery.files.map({ try Stamp($0) }) == delivery.stamps else {
                throw PaftaError.original("the file changed after it was read")
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
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw .fullDisk(cause: "\(error)")
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
