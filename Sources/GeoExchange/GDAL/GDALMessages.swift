internal import CGDAL
import GeoCore

/// What GDAL says while something runs, kept instead of going to standard error.
///
/// GDAL's handlers are per thread, so only calls inside ``collect(_:)`` on the same thread are heard.
final class GDALMessages {
    /// The most warnings kept; a damaged file may cause one for each feature.
    private static let limit = 20

    /// What was odd but did not stop the work, each text once.
    private(set) var notes: [LocalizedText] = []
    /// What failed, in the order of failing.
    private(set) var failures: [String] = []

    /// Folders that are left out of what GDAL says, the longest first.
    private(set) var hiddenFolders: [String]

    /// Creates what has heard nothing.
    ///
    /// - Parameter folders: Where private copies lie: nobody needs to know, and the names of files say enough.
    init(hiding folders: [String] = []) { hiddenFolders = folders }

    /// Leaves out a folder from here on; one that is no absolute path tells nothing that the user did not say.
    func hide(_ folder: String) {
        guard folder.hasPrefix("/"), folder.count > 1, !hiddenFolders.contains(folder) else { return }
        hiddenFolders.append(folder)
        hiddenFolders.sort { $0.utf8.count > $1.utf8.count }
    }

    /// The first failure, which is the root of those behind it.
    var cause: String? { failures.first }

    /// Runs `body` and keeps what GDAL says meanwhile.
    func collect<Result: ~Copyable, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        // The context is used only until the handler is popped, and `self` lives that long.
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe CPLPushErrorHandlerEx(
            { level, _, text in
                guard let context = unsafe CPLGetErrorHandlerUserData(), let text = unsafe text else { return }
                let messages = unsafe Unmanaged<GDALMessages>.fromOpaque(context).takeUnretainedValue()
                unsafe messages.add(level, String(cString: text))
            },
            context
        )
        defer {
            CPLPopErrorHandler()
            withExtendedLifetime(self) {}
        }
        return try body()
    }

    /// Adds a remark of ours.
    func note(_ text: LocalizedText) {
        if notes.count < Self.limit, !notes.contains(text) { notes.append(text) }
    }

    /// Forgets the failures, after they were looked at.
    func forgetFailures() { failures.removeAll() }

    private func add(_ level: CPLErr, _ text: String) {
        var text = text
        for folder in hiddenFolders { text = text.replacing("\(folder)/", with: "") }
        switch level {
        case CE_Warning: note(LocalizedText(verbatim: text))
        case CE_Failure, CE_Fatal: if failures.count < Self.limit { failures.append(text) }
        default: break
        }
    }
}
