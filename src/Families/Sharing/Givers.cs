using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>Who may speak about sharing for somebody: an adult for themselves; for a child whoever has parental responsibility, or the child who is competent to decide.</summary>
internal sealed class Givers(Db db, Sight sight, TimeProvider clock)
{
    private const int AdultFrom = 18;

    /// <param name="Name">Of the parent, masked for the viewer; of the person otherwise.</param>
    internal sealed record Choice(AnswerGiver Kind, Guid PersonId, string Name)
    {
        internal string Code => $"{Kind}:{PersonId}";

        internal string Text => Kind switch
        {
            AnswerGiver.Person => $"{Name}, for themselves",
            AnswerGiver.CompetentChild => $"{Name}, who understands what it means and can decide (Gillick competent)",
            _ => $"{Name}, who has parental responsibility",
        };
    }

    /// <summary>Only people of households that the viewer may see: another home stays another home.</summary>
    internal async Task<IReadOnlyList<Choice>> For(Guid personId, CancellationToken ct)
    {
        var today = clock.Today();
        var households = await db.Query<Guid>("""
            SELECT household_id FROM families_member WHERE person_id = @personId AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { personId, today }, ct);
        var families = (await sight.Families(households, ct)).Where(f => f.IsShown).ToList();
        var member = families.SelectMany(f => f.Members.Where(m => m.PersonId == personId).Select(m => (Member: m, f.Masking))).FirstOrDefault();
        if (member.Member is not { } self) return [];
        var name = self.Name(member.Masking);
        if (!IsChild(self, today)) return [new(AnswerGiver.Person, personId, name)];
        var parents = families.SelectMany(f => f.Members.Where(m => m.PersonId != personId && !IsChild(m, today) && m.DeceasedOn is null
            && !string.Equals(m.ParentalResponsibility, "No", StringComparison.OrdinalIgnoreCase)).Select(m => new Choice(AnswerGiver.ParentalResponsibility, m.PersonId, m.Name(f.Masking))));
        return [.. parents.DistinctBy(p => p.PersonId), .. self.IsUnborn ? Array.Empty<Choice>() : [new(AnswerGiver.CompetentChild, personId, name)]];
    }

    /// <summary>Why this one may not speak for them; null when they may.</summary>
    internal async Task<string?> Wrong(Guid personId, AnswerGiver? kind, Guid? giverId, CancellationToken ct) =>
        kind is null || giverId is null ? "Choose who said it"
        : (await For(personId, ct)).Any(c => c.Kind == kind && c.PersonId == giverId) ? null
        : "Choose the person, somebody with parental responsibility, or the child who can decide";

    /// <summary>What a form sends back for a <see cref="Choice.Code"/>.</summary>
    internal static (AnswerGiver? Kind, Guid? PersonId) Read(string? code) =>
        code?.Split(':') is [var kind, var id] && Enum.TryParse<AnswerGiver>(kind, out var known) && Enum.IsDefined(known) && Guid.TryParse(id, out var person) ? (known, person) : (null, null);

    private static bool IsChild(Sight.Member member, DateOnly today) =>
        member.IsUnborn || (member.DateOfBirth is { } born ? born.AddYears(AdultFrom) > today : Codes.IsChild(member.Role));
}
