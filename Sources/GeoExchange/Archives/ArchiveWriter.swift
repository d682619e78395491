internal import CGDAL
public import GeoCore

/// Writes a ZIP archive, member by member; belongs to one thread at a time.
///
/// Members carry no moments, so that the same files in the same order make the same bytes. Memory does not grow with
/// them. The file is whole only after ``close()``.
@safe
public final class ArchiveWriter {
    private static let chunk = 1 << 20
    /// Archives of more bytes need forms that not every program reads.
    private static let largest: Int64 = 0xFFFF_0000

    private let messages = GDALMessages()
    private let name: String
    /// `nil` after ``close()``.
    private var archive: UnsafeMutableRawPointer?
    private var bytes: Int64 = 0

    /// Creates an archive.
    ///
    /// - Parameter path: The file, which must not exist.
    /// - Throws: `target.unwritable`.
    public init(path: String) throws(PaftaError) {
        GDALLibrary.prepare()
        name = path.split(separator: "/").last.map(String.init) ?? ""
        guard unsafe pafta_path_kind(path) == PAFTA_PATH_NOTHING else { throw .existingTarget(name) }
        unsafe archive = nil
        let made = unsafe messages.collect { unsafe CPLCreateZip(path, nil) }
        guard let made = unsafe made else { throw .unwritableTarget(name, cause: messages.cause) }
        unsafe archive = made
    }

    deinit { if let archive = unsafe archive { _ = unsafe CPLCloseZip(archive) } }

    /// Adds a file, deflated.
    ///
    /// - Parameters:
    ///   - file: Where it lies.
    ///   - member: Its name in the archive, in ASCII, with `/` between folders.
    ///   - progress: Told the bytes of each part; throws `operation.cancelled` to stop.
    /// - Throws: `target.unwritable`, also if all files together have more than 4 GiB.
    public func add(
        _ file: String,
        as member: String,
        progress: (Int) throws(PaftaError) -> Void = { (_: Int) throws(PaftaError) in }
    ) throws(PaftaError) {
        bytes += max(0, unsafe pafta_file_size(file))
        guard bytes <= Self.largest else { throw .unwritableTarget(name, cause: "more than 4 GiB") }
        guard let source = LocalFile(reading: file) else { throw .unwritableTarget(member, cause: "VSIFOpenL") }
        let begun = messages.collect { unsafe CPLCreateFileInZip(archive, member, nil) }
        guard begun == CE_None else { throw .unwritableTarget(name, cause: messages.cause) }
        while true {
            let part = source.read(Self.chunk)
            guard !part.isEmpty else { break }
            let written = messages.collect {
                unsafe part.withUnsafeBytes {
                    unsafe CPLWriteFileInZip(archive, $0.baseAddress, Int32($0.count))
                }
            }
            guard written == CE_None else { throw .unwritableTarget(name, cause: messages.cause) }
            try progress(part.count)
        }
        let ended = messages.collect { unsafe CPLCloseFileInZip(archive) }
        guard ended == CE_None else { throw .unwritableTarget(name, cause: messages.cause) }
    }

    /// Completes the archive.
    ///
    /// - Throws: `target.unwritable`.
    public func close() throws(PaftaError) {
        guard let archive = unsafe archive.take() else { throw .unwritableTarget(name, cause: "closed") }
        let closed = messages.collect { unsafe CPLCloseZip(archive) }
        guard closed == CE_None else { throw .unwritableTarget(name, cause: messages.cause) }
    }
}
