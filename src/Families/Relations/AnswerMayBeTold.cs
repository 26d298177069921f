using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>Gathers what is recorded of two people and asks the rule; of somebody who is not known nobody is told anything.</summary>
internal sealed class AnswerMayBeTold(Db db, Aliases aliases, TimeProvider clock) : IFactHandler<MayBeTold, Telling>
{
    public async Task<Telling> Handle(MayBeTold question, CancellationToken ct)
    {
        var today = clock.Today();
        // What was said under a record that was joined with this one was said of the same people.
        var args = new { about = await aliases.AllOf(question.AboutId, ct), to = await aliases.AllOf(question.ToId, ct), today };
        if ((await db.Query<Person>("SELECT id, date_of_birth, is_unborn FROM families_person WHERE id IN @about", args, ct)).FirstOrDefault(p => p.Id == args.about[0]) is not { } about) return Telling.No;
        var homes = await db.Query<Home>("""
            SELECT a.role AS about_role, a.lives_here AS about_lives, t.lives_here AS to_lives, t.parental_responsibility AS to_responsibility
            FROM families_member a LEFT JOIN families_member t ON t.household_id = a.household_id AND t.person_id IN @to AND t.from_on <= @today AND (t.to_on IS NULL OR t.to_on > @today)
            WHERE a.person_id IN @about AND a.from_on <= @today AND (a.to_on IS NULL OR a.to_on > @today)
            """, args, ct);
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
            args.about[0] == args.to[0], question.Subject, years >= WhoMayBeTold.Decides || competent, years < Age.Adult,
            homes.Any(h => h is { ToLives: not (null or "No"), AboutLives: not "No" }), Responsible(ties, homes),
            [.. said.Select(s => new WhoMayBeTold.Said(s.SaidById is not { } by ? WhoMayBeTold.By.Worker : args.about.Contains(by) ? WhoMayBeTold.By.Self : WhoMayBeTold.By.Parent, s.Subject, s.Allowed))]));
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

    private sealed record Person(Guid Id, DateOnly? DateOfBirth, bool IsUnborn);

    private sealed record Home(string AboutRole, string AboutLives, string? ToLives, string? ToResponsibility);

    private sealed record Tie(string Type, string? ParentalResponsibility);

    private sealed record Row(TellingSubject Subject, bool Allowed, Guid? SaidById);
}
