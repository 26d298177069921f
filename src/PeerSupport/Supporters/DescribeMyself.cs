using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A supporter says what a parent calls them, when they are free, and whom, where and which schools they know, so that nobody whom they know is matched with them.</summary>
internal static class DescribeMyself
{
    internal const int LongestName = 40;
    internal const int MostDeclared = 30;
    internal const int LongestDeclared = 200;

    /// <param name="Names">One on each line, as the others.</param>
    [Allows(Permissions.Support, Unscoped = "it changes what is one's own, and nobody else's")]
    internal sealed record Command(int Version, string? KnownAs, IReadOnlyList<Available> Available, string? Names, string? Postcodes, string? Schools) : ICommand;

    internal sealed class Handler(Db db, OwnSupporter own, SupporterSteps steps, Declarations declarations) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var me = await own.Find(ct);
            var knownAs = command.KnownAs?.Trim() ?? "";
            List<Declarations.Declared> declared = [.. Lines(DeclaredKind.Name, command.Names), .. Lines(DeclaredKind.Postcode, command.Postcodes), .. Lines(DeclaredKind.School, command.Schools)];
            new Refusals()
                .Text(knownAs, "KnownAs", LongestName, "Enter a first name for parents to call you")
                .If(knownAs.Length > 0 && !IsFirstName(knownAs), "KnownAs", "Enter one first name alone, without a surname, a number or an address")
                .If(command.Available.Any(a => !Enum.IsDefined(a)), "Available", "Choose from the list")
                .If(declared.Count > MostDeclared, "Names", $"Write {MostDeclared} lines or fewer in all")
                .If(declared.Any(d => d.Text.Length > LongestDeclared), "Names", $"Write {LongestDeclared} characters or fewer on each line")
                .If(declared.Any(d => d.Kind == DeclaredKind.Postcode && !IsPostcode(d.Text)), "Postcodes", "Enter whole postcodes, one on each line, like M33 4ND")
                .Throw();
            await steps.Changed(me.Id, command.Version, ct);
            await db.Execute("UPDATE peersupport_supporter SET known_as = @knownAs, available = @available WHERE id = @Id", new { me.Id, knownAs, available = string.Join(',', command.Available.Distinct().Order()) }, ct);
            await declarations.Become(me.Id, declared, ct);
            return default;
        }

        private static IEnumerable<Declarations.Declared> Lines(DeclaredKind kind, string? typed) => (typed ?? "")
            .Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(line => new Declarations.Declared(kind, kind == DeclaredKind.Postcode ? line.ToUpperInvariant() : line));

        /// <summary>One word of letters, as "Anne-Marie" or "D'Arcy".</summary>
        private static bool IsFirstName(string name) => name.All(c => char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark || c is '-' or '\'' or '’') && char.IsLetter(name[0]);

        private static bool IsPostcode(string text) => Folded.Postcode(text) is { Length: >= 5 and <= 7 } folded && char.IsAsciiLetter(folded[0]) && char.IsAsciiDigit(folded[^3]) && char.IsAsciiLetter(folded[^2]) && char.IsAsciiLetter(folded[^1]);
    }

    [Allows(Permissions.Support, Unscoped = "it shows what is one's own, and nobody else's")]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public int Version { get; set; }
        public string? KnownAs { get; set; }
        public List<Available> Available { get; set; } = [];
        public string? Names { get; set; }
        public string? Postcodes { get; set; }
        public string? Schools { get; set; }

        internal SeeMyself.Answer Found { get; private set; } = null!;

        internal bool Saved { get; private set; }

        public async Task OnGet(bool saved, CancellationToken ct)
        {
            await Show(ct);
            ModelState.Clear();
            (Saved, Version, KnownAs, Available) = (saved, Found.Version, Found.KnownAs, [.. Found.Available]);
            (Names, Postcodes, Schools) = (Of(DeclaredKind.Name), Of(DeclaredKind.Postcode), Of(DeclaredKind.School));
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Version, KnownAs, Available, Names, Postcodes, Schools), ct);
            return Redirect("/peersupport/about-me?saved=true");
        });

        protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new SeeMyself(), ct);

        private string Of(DeclaredKind kind) => string.Join('\n', Found.Declared.Where(d => d.Kind == kind).Select(d => d.Text));
    }
}
