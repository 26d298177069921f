using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Teams;

/// <summary>The quorum rules of a team, for the page that changes them.</summary>
[Allows(Permissions.ViewTeams, On = nameof(MdtId))]
internal sealed record GetQuorum(Guid MdtId) : IQuery<GetQuorum.Answer>
{
    internal sealed record Answer(string Team, int Version, IReadOnlyList<Quorum.Rule> Rules);
}

internal sealed class AnswerGetQuorum(Db db) : IQueryHandler<GetQuorum, GetQuorum.Answer>
{
    private sealed record Row(string Name, int Version);

    public async Task<GetQuorum.Answer> Handle(GetQuorum query, CancellationToken ct)
    {
        var team = await db.Find<Row>("SELECT name, version FROM mdt_team WHERE id = @MdtId", query, ct) ?? throw new NotFound();
        var rules = await db.Query<Quorum.Rule>("SELECT profession, at_least FROM mdt_quorum_rule WHERE mdt_id = @MdtId ORDER BY profession", query, ct);
        return new GetQuorum.Answer(team.Name, team.Version, rules);
    }
}
