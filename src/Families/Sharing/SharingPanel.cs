using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>On a person's page: for each purpose what sharing stands on, who said so, with whom, since when and until when.</summary>
internal sealed class SharingPanel(Db db, Aliases aliases, SharingRecord record, Reviews reviews, ISend send, Guard guard, TimeProvider clock) : IPersonPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 60;

    public string Partial => "/Families/Sharing/SharingPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var known = await record.Of(personId, null, ct);
        var args = new { all = await aliases.AllOf(personId, ct) };
        var details = (await db.Query<Detail>("SELECT id, given_on, review_by, note FROM families_sharing WHERE person_id IN @all", args, ct)).ToDictionary(d => d.Id);
        var lines = await db.Query<Line>("""
            SELECT h.id, o.purpose, h.state, h.objected_by, h.objected_by_person_id, h.recorded_at
            FROM families_objection_head h JOIN families_objection o ON o.objection_id = h.id OR (o.objection_id IS NULL AND o.id = h.id)
            WHERE h.person_id IN @all ORDER BY h.recorded_at DESC, h.id DESC
            """, args, ct);
        var optOut = await db.Query<OptOut>("""
            SELECT opted_out, found_on, source FROM families_data_opt_out WHERE person_id IN @all ORDER BY recorded_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, args, ct);
        var ids = known.Answers.Select(a => a.GiverId).Concat(lines.Select(l => l.ObjectedByPersonId)).OfType<Guid>().Append(personId).Distinct().ToList();
        var people = (await send.Ask(new GetPeople(ids), ct)).ToDictionary(p => p.Id);
        if (people.GetValueOrDefault(personId) is not { Masking: Masking.Full or Masking.Restricted } person) return null;
        var organisations = await OrganisationsOf(known, ct);
        var today = clock.Today();
        var cut = await reviews.DueIfGivenBy(today, ct);
        string Who(AnswerGiver? by, Guid? id) => id is { } giver && !args.all.Contains(giver) && people.TryGetValue(giver, out var parent) ? $"{parent.Name}, {by.InWords()}" : by.InWords();

        Said Shown(Basis.Answer answer)
        {
            var detail = details[answer.Id];
            var on = detail.GivenOn ?? answer.At.LondonDay();
            return new(answer.Given, Who(answer.By, answer.GiverId), on, detail.ReviewBy, detail.ReviewBy is { } review ? review <= today : on <= cut,
                [.. answer.Organisations.Select(o => organisations.GetValueOrDefault(o, "An organisation"))], person.Masking == Masking.Full ? detail.Note : null);
        }

        var rows = Enum.GetValues<SharingPurpose>().Select(purpose =>
        {
            var said = Basis.Standing(known.Answers.Where(a => a.Purpose == purpose));
            return new Row(purpose, Basis.Of(known, purpose), [.. said.Select(Shown)], said.Select(s => s.Given).Distinct().Count() > 1,
                [.. lines.Where(l => l.Purpose == purpose).DistinctBy(l => l.Id).Select(l => new Objected(l.Id, l.State, Who(l.ObjectedBy, l.ObjectedByPersonId), l.RecordedAt.LondonDay()))]);
        });
        return new Model(personId, [.. rows], optOut is [{ } found] ? found : null,
            await guard.Reaches(Permissions.RecordSharing, "PersonId", personId, ct), await guard.Reaches(Permissions.RecordObjection, "PersonId", personId, ct));
    }

    private async Task<IReadOnlyDictionary<Guid, string>> OrganisationsOf(Basis.Known known, CancellationToken ct)
    {
        Guid[] ids = [.. known.Answers.SelectMany(a => a.Organisations).Distinct()];
        return ids.Length == 0 ? new Dictionary<Guid, string>() : (await send.Ask(new GetOrganisations(ids), ct)).ToDictionary(o => o.Id, o => o.Name);
    }

    private sealed record Detail(Guid Id, DateOnly? GivenOn, DateOnly? ReviewBy, string? Note);

    private sealed record Line(Guid Id, SharingPurpose Purpose, ObjectionState State, AnswerGiver? ObjectedBy, Guid? ObjectedByPersonId, DateTimeOffset RecordedAt);

    internal sealed record Model(Guid PersonId, IReadOnlyList<Row> Rows, OptOut? OptOut, bool MayAnswer, bool MayObject);

    /// <param name="Differ">Two answers stand side by side: the stricter holds until a person decides.</param>
    internal sealed record Row(SharingPurpose Purpose, SharingBasis Basis, IReadOnlyList<Said> Answers, bool Differ, IReadOnlyList<Objected> Objections);

    /// <param name="Due">The review is due: the answer still stands.</param>
    internal sealed record Said(SharingBasis Answer, string By, DateOnly On, DateOnly? ReviewBy, bool Due, IReadOnlyList<string> Organisations, string? Note);

    internal sealed record Objected(Guid Id, ObjectionState State, string By, DateOnly On);

    internal sealed record OptOut(bool OptedOut, DateOnly FoundOn, string Source);
}
