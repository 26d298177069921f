using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>Gathers what is recorded of two people, under any id that they were joined with, and asks the rule; of somebody who is not known nobody is told anything.</summary>
internal sealed class AnswerMayBeTold(Db db, Aliases aliases, TimeProvider clock) : IFactHandler<MayBeTold, Telling>
{
    public async Task<Telling> Handle(MayBeTold question, CancellationToken ct)
    {
        var today = clock.Today();
        var joined = await aliases.Of([question.AboutId, question.ToId], ct);
        var args = new { keptId = joined.Kept(question.AboutId), about = joined.All(question.AboutId), to = joined.All(question.ToId), today };
        var about = await db.Find<Person>("SELECT date_of_birth, is_unborn FROM families_person WHERE id = @keptId", args, ct);
        if (about is null) return Telling.No;
        var homes = await Homes(await db.Query<Place>("""
            SELECT household_id, role, lives_here, parental_responsibility FROM families_member
            WHERE person_id IN @about AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, args, ct), await db.Query<Place>("""
            SELECT household_id, role, lives_here, parental_responsibility FROM families_member
            WHERE person_id IN @to AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, args, ct), ct);
        var ties = await db.Query<Tie>("""
            SELECT type, parental_responsibility FROM families_relationship WHERE person_id IN @to AND other_id IN @about AND to_on IS NULL
            """, args, ct);
        var said = await db.Query<Row>("""
            SELECT subject, allowed, said_by_id FROM families_telling
            WHERE about_id IN @about AND to_id IN @to AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, args, ct);
        var competent = await db.Find<int>("""
            SELECT COUNT(*) FROM families_competence WHERE person_id IN @about AND found_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, args, ct) > 0;

        var years = about.IsUnborn ? 0 : about.DateOfBirth is { } born ? Age.Years(born, today) : homes.Any(h => Codes.IsChild(h.AboutRole)) ? 0 : Age.Adult;
        return WhoMayBeTold.Of(new(
            joined.AreOne(question.AboutId, question.ToId), question.Subject, years >= WhoMayBeTold.Decides || competent, years < Age.Adult,
            homes.Any(h => h is { ToLives: not (null or "No"), AboutLives: not "No" }), Responsible(ties, homes),
            [.. said.Select(s => new WhoMayBeTold.Said(s.SaidById is not { } by ? WhoMayBeTold.By.Worker : args.about.Contains(by) ? WhoMayBeTold.By.Self : WhoMayBeTold.By.Parent, s.Subject, s.Allowed))]));
    }

    /// <summary>The households of one, with the other's place in each.</summary>
    private async Task<IReadOnlyList<Home>> Homes(IReadOnlyList<Place> about, IReadOnlyList<Place> to, CancellationToken ct)
    {
        var households = await aliases.Of(about.Concat(to).Select(p => p.HouseholdId), ct);
        var theirs = to.ToLookup(p => households.Kept(p.HouseholdId));
        return [.. about.SelectMany(a => theirs[households.Kept(a.HouseholdId)].DefaultIfEmpty()
            .Select(t => new Home(a.Role, a.LivesHere, t?.LivesHere, t?.ParentalResponsibility)))];
    }

    /// <summary>What is recorded between the two comes before what is recorded of the household.</summary>
    private static WhoMayBeTold.Responsibility Responsible(IReadOnlyList<Tie> ties, IReadOnlyList<Home> homes)
    {
        var said = ties.Select(t => t.ParentalResponsibility).Where(r => r is "Yes" or "No").ToList();
        if (said.Count == 0) said = [.. homes.Select(h => h.ToResponsibility).Where(r => r is "Yes" or "No")];
        if (said.Contains("No")) return WhoMayBeTold.Responsibility.No;
        if (said.Contains("Yes")) return WhoMayBeTold.Responsibility.Yes;
        return ties.Any(t => t.Type is RelationType.Parent or "ParentOfUnbornChild") ? WhoMayBeTold.Responsibility.ParentUnknown : WhoMayBeTold.Responsibility.No;
    }

    private sealed record Person(DateOnly? DateOfBirth, bool IsUnborn);

    private sealed record Place(Guid HouseholdId, string Role, string LivesHere, string ParentalResponsibility);

    private sealed record Home(string AboutRole, string AboutLives, string? ToLives, string? ToResponsibility);

    private sealed record Tie(string Type, string? ParentalResponsibility);

    private sealed record Row(TellingSubject Subject, bool Allowed, Guid? SaidById);
}
