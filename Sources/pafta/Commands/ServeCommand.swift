import ArgumentParser
import GeoCore
import Glibc
import PaftaTerminal

/// `pafta serve`: becomes the program `pafta-server`, which lies beside this one.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the layers on the web. / Katmanları web'de sun.",
        usage: "pafta serve [<options>] (pafta serve --help)"
    )

    /// The options are the other program's to read, `--help` included.
    @Argument(parsing: .captureForPassthrough, help: "The options of the server. / Sunucunun seçenekleri.")
    var options: [String] = []

    func run() throws {
        let error = Self.become("pafta-server", options)
        Console(language: Environment.language, json: false).report(error)
        throw ExitCode(error.exitCode)
    }

    /// Replaces this process, so that signals and exit codes are the server's; comes back only with the reason why not.
    private static func become(_ program: String, _ arguments: [String]) -> PaftaError {
        let path = folderOfThisProgram() + "/" + program
        var words = unsafe ([path] + arguments).map { unsafe strdup($0) }
        unsafe words.append(nil)
        unsafe execv(path, words)
        return PaftaError(
            .notFound,
            .missingProgram,
            LocalizedText(
                "The program '\(program)' cannot be started: \(unsafe String(cString: strerror(errno))).",
                tr: "'\(program)' programı başlatılamıyor: \(unsafe String(cString: strerror(errno)))."
            ),
            remedy: LocalizedText(
                "It belongs into the same folder as 'pafta'; build both with 'swift build -c release'.",
                tr: "'pafta' ile aynı klasörde durmalıdır; ikisini de 'swift build -c release' ile derleyin."
            )
        )
    }

    private static func folderOfThisProgram() -> String {
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &name, name.count)
        let path = String(decoding: name.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}

extension PaftaError.Code {
    /// A program that belongs to Pafta is not where it should be.
    static let missingProgram = Self("program.missing")
}
