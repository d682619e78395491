import ArgumentParser
import GeoCore
import PaftaTerminal

/// The options of every command where they stand before the name of a subcommand, as in `pafta layers --home DIR set`.
struct LeadingOptions: ParsableArguments {
    @Option(help: "The Pafta home (default: PAFTA_HOME or the current folder). / Pafta evi.")
    var home: String?

    @Option(help: "The language of messages, tr or en (default: by LANG). / İletilerin dili.")
    var lang: Language?
}

extension CommonOptions {
    /// Returns the options with those that stood before the subcommand, unless they were given again behind it.
    func following(_ leading: LeadingOptions) -> CommonOptions {
        var options = self
        options.home = home ?? leading.home
        options.lang = lang ?? leading.lang
        return options
    }
}
