import ArgumentParser
import AuditTrail
import GeoCore
import Glibc
import PaftaTerminal

/// `pafta audit export`: writes records for a spreadsheet, a program or a central log.
struct AuditExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write records as JSON lines, CSV or syslog. / Kayıtları dışa aktar.",
        discussion: "pafta audit export --as csv --from 2026-11-01 --to 2026-11-30 --out kasim.csv"
    )

    /// How records are written.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case jsonl
        case csv
        case syslog
    }

    @OptionGroup var selection: AuditSelection

    @Option(name: .customLong("as"), help: "jsonl, csv or syslog (RFC 5424). / Biçim.")
    var form = Form.jsonl

    @Option(help: "The file (default: the standard output). / Dosya.")
    var out: String?

    @ParentCommand var parent: AuditCommand

    @OptionGroup var keys: AuditKeyOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        let common = common.following(parent.leading)
        try common.run { console in
            Interruption.watch()
            let query = try selection.query()
            let folder = try keys.folder(common)
            let output = try AuditOutput(out)
            if form == .csv {
                try output.write(AuditTable.byteOrderMark + AuditTable.heading(in: console.language))
            }
            let sender = SyslogMessage.Sender(host: Self.host, process: "\(getpid())")
            var count = 0
            try folder.search(query) { entry, line throws(PaftaError) in
                try Interruption.check()
                switch form {
                case .jsonl: try output.write(line + [0x0A])
                case .csv: try output.write(AuditTable.line(entry))
                case .syslog: try output.write(SyslogMessage(entry, from: sender).bytes + [0x0A])
                }
                count += 1
                return true
            }
            try output.finish()
            console.note(LocalizedText("\(count) records written.", tr: "\(count) kayıt yazıldı."))
        }
    }

    private static var host: String {
        var system = utsname()
        guard unsafe uname(&system) == 0 else { return "-" }
        return unsafe withUnsafeBytes(of: &system.nodename) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}

/// Where an export goes; a full disk is an error, not a short file.
final class AuditOutput {
    private let descriptor: Int32
    private let name: String?
    private var pending: [UInt8] = []

    /// Begins a file for its owner alone, or writes to the standard output.
    init(_ file: String?) throws(PaftaError) {
        name = file
        guard let file else {
            descriptor = STDOUT_FILENO
            return
        }
        descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(file, errno) }
    }

    deinit {
        if descriptor > STDERR_FILENO { close(descriptor) }
    }

    /// Adds bytes.
    func write(_ bytes: some Collection<UInt8>) throws(PaftaError) {
        pending.append(contentsOf: bytes)
        if pending.count >= 1 << 18 { try finish() }
    }

    /// Writes what is pending.
    func finish() throws(PaftaError) {
        var rest = pending[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(name ?? "-", errno) }
            rest = rest.dropFirst(count)
        }
        pending.removeAll(keepingCapacity: true)
    }

    private static func failure(_ file: String, _ number: Int32) -> PaftaError {
        PaftaError(
            .unavailable,
            PaftaError.Code("file.unwritable"),
            LocalizedText("'\(file)' cannot be written.", tr: "'\(file)' yazılamıyor."),
            remedy: LocalizedText(
                "Check that its folder exists, may be written to, and has free space.",
                tr: "Klasörün var olduğunu, yazma iznini ve boş alanı denetleyin."
            ),
            cause: unsafe String(cString: strerror(number))
        )
    }
}
