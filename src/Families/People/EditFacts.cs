using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker notes what somebody says of themselves: gender, pronouns, ethnic group, disability, caring, and their GP practice.</summary>
internal static partial class EditFacts
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    /// <param name="Facts">Null where the person is restricted and no reason was given in this request.</param>
    internal sealed record Answer(PersonSight.Seen Seen, Facts? Facts);

    internal sealed record Facts(
        int Version, string? Gender, string? Pronouns, string Ethnicity, bool EthnicityAsked, string? EthnicityDetail, string? Disability, bool? IsCarer, string? GpPracticeOds);

    /// <param name="Ethnicity">Null for not asked yet, which is another thing than the code 99, not known.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(
        Guid PersonId, int Version, string? Gender, string? Pronouns, string? Ethnicity, string? EthnicityDetail, IReadOnlyList<string>? Disability, bool? IsCarer,
        string? GpPractice) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            return new(seen, seen.Shown ? await Row(db, query.PersonId, ct) : null);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonHistory history) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            Check(command);
            var stands = await Row(db, command.PersonId, ct);
            var ethnicity = InWords.Typed(command.Ethnicity);
            var becomes = new Facts(command.Version, InWords.Typed(command.Gender), InWords.Typed(command.Pronouns), ethnicity ?? Codes.EthnicityNotAsked, ethnicity is not null,
                ethnicity is null ? null : InWords.Typed(command.EthnicityDetail), InWords.Kept(command.Disability, Codes.Disability), command.IsCarer,
                InWords.Typed(command.GpPractice)?.ToUpperInvariant());
            await db.ExecuteVersioned("""
                UPDATE families_person SET gender = @Gender, pronouns = @Pronouns, ethnicity = @Ethnicity, ethnicity_asked = @EthnicityAsked, ethnicity_detail = @EthnicityDetail,
                    disability = @Disability, is_carer = @IsCarer, gp_practice_ods = @GpPracticeOds, version = version + 1
                WHERE id = @PersonId AND version = @Version
                """, new
            {
                command.PersonId,
                command.Version,
                becomes.Gender,
                becomes.Pronouns,
                becomes.Ethnicity,
                becomes.EthnicityAsked,
                becomes.EthnicityDetail,
                becomes.Disability,
                becomes.IsCarer,
                becomes.GpPracticeOds,
            }, conflict: () => Task.FromResult(Changes.Conflict(Differences(stands, becomes))), ct: ct);
            await history.Keep(command.PersonId, Differences(stands, becomes), ct);
            return default;
        }

        private static void Check(Command command) => new Refusals()
            .If(!Codes.Known(command.Gender, Codes.Gender), nameof(command.Gender), "Choose from the list")
            .Text(command.Pronouns, nameof(command.Pronouns), 40)
            .If(!Codes.Known(command.Ethnicity, Codes.Ethnicity), nameof(command.Ethnicity), "Choose an ethnic group from the list")
            .Text(command.EthnicityDetail, nameof(command.EthnicityDetail), 100)
            .If((command.Disability ?? []).Any(c => !Codes.Disability.ContainsKey(c)), nameof(command.Disability), "Choose from the list")
            .If((command.Disability ?? []).Distinct().Count() > 1 && command.Disability!.Any(c => c is "NN" or "ZZ"), nameof(command.Disability), "Choose what there is, or none, not both")
            .If(!string.IsNullOrWhiteSpace(command.GpPractice) && !PracticeCode().IsMatch(command.GpPractice.Trim()), nameof(command.GpPractice),
                "Enter the practice's code: a letter and five digits, like A12345")
            .Throw();

        private static IEnumerable<PersonHistory.Change> Differences(Facts before, Facts after) =>
        [
            new("Gender", Codes.Gender.GetValueOrDefault(before.Gender ?? ""), Codes.Gender.GetValueOrDefault(after.Gender ?? "")),
            new("Pronouns", before.Pronouns, after.Pronouns),
            new("Ethnic group", Codes.EthnicityInWords(before.Ethnicity, before.EthnicityAsked, before.EthnicityDetail), Codes.EthnicityInWords(after.Ethnicity, after.EthnicityAsked, after.EthnicityDetail)),
            new("Disability", InWords.List(before.Disability, Codes.Disability), InWords.List(after.Disability, Codes.Disability)),
            new("Cares for somebody", InWords.YesNo(before.IsCarer), InWords.YesNo(after.IsCarer)),
            new("GP practice", before.GpPracticeOds, after.GpPracticeOds),
        ];
    }

    [GeneratedRegex("^[A-Za-z][0-9]{5}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex PracticeCode();

    private static async Task<Facts> Row(Db db, Guid personId, CancellationToken ct) => await db.Find<Facts>("""
        SELECT version, gender, pronouns, ethnicity, ethnicity_asked, ethnicity_detail, disability, is_carer, gp_practice_ods FROM families_person WHERE id = @personId
        """, new { personId }, ct) is { } row ? row with { Ethnicity = row.Ethnicity.Trim() } : throw new NotFound("This person");

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public int Version { get; set; }
        public string? Gender { get; set; }
        public string? Pronouns { get; set; }
        public string? Ethnicity { get; set; }
        public string? EthnicityDetail { get; set; }
        public List<string> Disability { get; set; } = [];
        public bool? IsCarer { get; set; }
        public string? GpPractice { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(
            PersonId, Version, Gender, Pronouns, Ethnicity, EthnicityDetail, Disability, IsCarer, GpPractice), ct));

        protected override async Task Load(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId), ct);
            if (Conflict is null || Stands.Facts is not { } now) return;
            ModelState.Remove(nameof(Version));
            Version = now.Version;
        }

        protected override void Fill()
        {
            if (Stands.Facts is not { } now) return;
            (Version, Gender, Pronouns, IsCarer, GpPractice) = (now.Version, now.Gender, now.Pronouns, now.IsCarer, now.GpPracticeOds);
            (Ethnicity, EthnicityDetail) = (now.EthnicityAsked || now.Ethnicity != Codes.EthnicityNotAsked ? now.Ethnicity : null, now.EthnicityDetail);
            Disability = [.. InWords.Split(now.Disability)];
        }
    }
}
