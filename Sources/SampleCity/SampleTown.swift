public import GeoCore

/// A generated Turkish town, delivered file by file as the departments of a municipality would.
///
/// The same number of parcels and the same seed make the same town on every machine. No name in it is a real person's,
/// and the district does not exist. Memory stays bounded: a town of two million parcels is written block by block.
public struct SampleTown: Sendable {
    /// The greatest number of parcels; a larger town would leave the zone of TUREF / TM27.
    public static let greatestSize = 5_000_000

    /// The number of parcels.
    public let parcels: Int
    /// The number that makes this town and no other.
    public let seed: UInt64

    /// Describes a town; nothing is made before ``write(to:progress:)``.
    ///
    /// - Parameters:
    ///   - parcels: From 1 to ``greatestSize``.
    ///   - seed: Any number.
    public init(parcels: Int, seed: UInt64) {
        self.parcels = parcels
        self.seed = seed
    }

    /// The files in the order they are written, one entry for each layer.
    public var files: [SampleTownFile] { SampleTownFile.all }

    /// Writes every file and a `README.md` into a folder, which is created if it is not there.
    ///
    /// - Parameters:
    ///   - directory: The folder; other files in it are left alone.
    ///   - progress: Told after every batch of features; throws to stop, `operation.cancelled` for instance.
    /// - Throws: `sample.size` for an impossible number of parcels, `sample.exists` before anything is written if a file
    ///   is already there, `sample.unwritable` and the errors of the file formats if writing fails; what has been
    ///   written by then stays.
    public func write(
        to directory: String,
        progress: (SampleTownProgress) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard (1...Self.greatestSize).contains(parcels) else {
            throw .sampleTownSize(parcels, limit: Self.greatestSize)
        }
        let folder = TownFolder(path: directory)
        for name in files.flatMap(\.filesOnDisk) + [ReadMe.name] where folder.holds(name) {
            throw .sampleTownExists(name)
        }
        for file in files { try folder.createFolders(for: file.path) }
        let writer = TownWriter(plan: TownPlan(parcels: parcels, seed: seed), folder: folder)
        for file in files { try writer.write(file, progress: progress) }
        try NewFile(ReadMe.name, in: folder).append(ReadMe(town: self).bytes)
    }
}

/// How far the writing of a sample city has come.
public struct SampleTownProgress: Sendable {
    /// The file that is being written.
    public let file: SampleTownFile
    /// The number of features written to it so far.
    public let features: Int
}
