public import GeoCore
internal import Glibc

/// A folder into which departments drop files, held by this process alone as long as the value lives.
///
/// | in it | what |
/// |---|---|
/// | `yuklenen/` | files that were loaded, each in a folder with its report |
/// | `reddedilen/` | files that were refused, the same |
/// | `.pafta-watch/` | the lock, and the report of the file under way |
public final class WatchedFolder {
    /// What became of a delivery.
    public enum Place: String, Sendable, CaseIterable {
        /// It is in the home.
        case loaded = "yuklenen"
        /// It has faults.
        case refused = "reddedilen"
    }

    /// The folder.
    public let path: String
    private let descriptor: Int32
    /// What a former watcher was loading when it ended; maybe it is in the home already.
    private let interrupted: Set<DroppedFile>

    /// Takes a folder, and ends the moves that a former watcher left half-done.
    ///
    /// - Throws: `watch.folder` if it is not there or cannot be written, `watch.busy` if another process watches it.
    public init(_ path: String) throws(PaftaError) {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.path = trimmed
        let work = "\(trimmed)/\(Self.workName)"
        try FolderCalls.make(work)
        let descriptor = unsafe open("\(work)/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw .unusableWatchFolder(trimmed, errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            throw number == EWOULDBLOCK ? .watchedFolder(trimmed) : .unusableWatchFolder(trimmed, number)
        }
        self.descriptor = descriptor
        interrupted = Set((try? PendingMove(reading: "\(work)/report/\(PendingMove.fileName)"))?.files ?? [])
        for name in try FolderCalls.names(in: work) where name != "lock" { FolderCalls.remove("\(work)/\(name)") }
        for place in Place.allCases { try finishMoves(to: place) }
    }

    deinit { close(descriptor) }

    private static let workName = ".pafta-watch"

    /// Returns the files that may be deliveries, in the order of their names; links, folders and passing files are left
    /// out.
    ///
    /// - Throws: `watch.folder`.
    public func files() throws(PaftaError) -> [DroppedFile] {
        try FolderCalls.names(in: path).filter { !DroppedFile.isPassedOver($0) }
            .compactMap { FolderCalls.file(path, $0) }
    }

    /// Returns whether a delivery is still what was seen.
    public func isUnchanged(_ delivery: DroppedDelivery) -> Bool {
        delivery.parts.allSatisfy { FolderCalls.file(path, $0.name) == $0 }
    }

    /// Returns whether a former watcher ended while it loaded this very delivery.
    public func wasInterrupted(_ delivery: DroppedDelivery) -> Bool { interrupted == Set(delivery.parts) }

    /// Makes a folder for the report of a delivery that is going to be loaded, and notes there which one it is.
    ///
    /// - Throws: `watch.folder`.
    public func makeReportFolder(for delivery: DroppedDelivery) throws(PaftaError) -> String {
        let folder = "\(path)/\(Self.workName)/report"
        FolderCalls.remove(folder)
        try FolderCalls.make(folder)
        try PendingMove(delivery).write(to: "\(folder)/\(PendingMove.fileName)")
        return folder
    }

    /// Removes the report of a delivery that stays where it is.
    public func dropReport(_ folder: String) { FolderCalls.remove(folder) }

    /// Moves a delivery with its report to where it belongs now.
    ///
    /// - Parameters:
    ///   - delivery: The delivery.
    ///   - report: The folder from ``makeReportFolder(for:)``.
    ///   - place: What became of it.
    ///   - stamp: The moment as `20261121T105316Z`, in front of the name.
    /// - Returns: The folder that holds it now, from ``path`` on.
    /// - Throws: `watch.folder`; what is not moved then is moved by the next watcher.
    public func move(
        _ delivery: DroppedDelivery,
        report: String,
        to place: Place,
        stamp: String
    ) throws(PaftaError) -> String {
        try FolderCalls.make("\(path)/\(place.rawValue)")
        let name = freeName("\(stamp)-\(Self.cut(delivery.name))", in: place)
        // Out of sight until it is complete; the note says what still belongs to it if the process ends on the way.
        try FolderCalls.rename(report, to: "\(path)/\(place.rawValue)/.\(name)")
        try finishMove(name, in: place)
        return "\(place.rawValue)/\(name)"
    }

    /// A name of a file may be as long as that of a folder, which has the moment in front and maybe a number behind.
    private static func cut(_ name: String) -> String {
        var result = name
        while result.utf8.count > 220 { result.removeLast() }
        return result
    }

    private func freeName(_ wanted: String, in place: Place) -> String {
        var name = wanted
        var number = 2
        while FolderCalls.exists("\(path)/\(place.rawValue)/\(name)")
            || FolderCalls.exists("\(path)/\(place.rawValue)/.\(name)")
        {
            name = "\(wanted)-\(number)"
            number += 1
        }
        return name
    }
}

extension WatchedFolder {
    /// Ends what a former watcher began: folders that are still out of sight.
    private func finishMoves(to place: Place) throws(PaftaError) {
        let folder = "\(path)/\(place.rawValue)"
        guard FolderCalls.exists(folder) else { return }
        try FolderCalls.make(folder)
        for name in try FolderCalls.names(in: folder) where name.hasPrefix(".") {
            let shown = String(name.dropFirst())
            if FolderCalls.exists("\(folder)/\(name)/\(PendingMove.fileName)") {
                try finishMove(shown, in: place)
            } else if Self.startsWithStamp(shown), FolderCalls.isFolder("\(folder)/\(name)") {
                // The note goes when every file is in: only the last step was left.
                try show(shown, in: place)
            }
        }
    }

    /// Whether a name begins as ``move(_:report:to:stamp:)`` makes them; other hidden folders are somebody else's.
    private static func startsWithStamp(_ name: String) -> Bool {
        let form = Array("00000000T000000Z-".utf8)
        let start = Array(name.utf8.prefix(form.count))
        guard start.count == form.count else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return zip(start, form)
            .allSatisfy { byte, wanted in
                digits.contains(wanted) ? digits.contains(byte) : byte == wanted
            }
    }

    /// Moves what the list names and is still the same file, and shows the folder.
    private func finishMove(_ name: String, in place: Place) throws(PaftaError) {
        let hidden = "\(path)/\(place.rawValue)/.\(name)"
        let list = "\(hidden)/\(PendingMove.fileName)"
        for file in try PendingMove(reading: list).files where FolderCalls.file(path, file.name) == file {
            // Somebody may drop a file of a report.
            let target = FolderCalls.exists("\(hidden)/\(file.name)") ? "teslim-\(file.name)" : file.name
            try FolderCalls.rename("\(path)/\(file.name)", to: "\(hidden)/\(target)")
        }
        FolderCalls.remove(list)
        try show(name, in: place)
    }

    /// Ends a move; a folder of this name that somebody made meanwhile stays as it is.
    private func show(_ name: String, in place: Place) throws(PaftaError) {
        let folder = "\(path)/\(place.rawValue)"
        var shown = name
        var number = 2
        while FolderCalls.exists("\(folder)/\(shown)") {
            shown = "\(name)-\(number)"
            number += 1
        }
        try FolderCalls.rename("\(folder)/.\(name)", to: "\(folder)/\(shown)")
    }
}
