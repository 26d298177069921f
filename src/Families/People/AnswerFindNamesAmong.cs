using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <inheritdoc cref="FindNamesAmong"/>
internal sealed class AnswerFindNamesAmong(Db db, CurrentUser user, Involvements involvements) : IFactHandler<FindNamesAmong, IReadOnlyList<string>>
{
    private const int Most = 1000;

    public async Task<IReadOnlyList<string>> Handle(FindNamesAmong question, CancellationToken ct)
    {
        if (question.Words.Count == 0) return [];
        return await db.Query<string>("""
            SELECT DISTINCT n.word FROM families_name n
            JOIN families_person p ON p.id = n.person_id
            JOIN families_member m ON m.person_id = n.person_id
            JOIN families_involvement i ON i.household_id = m.household_id
            WHERE n.word IN @words AND p.sensitivity <> 'Restricted' AND i.kind <> @Invited AND (i.user_id = @UserId OR i.team_or_site_id IN @teams)
            ORDER BY n.word
            """, new { words = question.Words.Distinct(StringComparer.Ordinal).Take(Most).ToArray(), question.UserId, teams = user.Id == question.UserId ? involvements.TeamsAndSites() : [], Involvements.Invited }, ct);
    }
}
