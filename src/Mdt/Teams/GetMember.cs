using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Teams;

/// <summary>Who a membership is of, for the page that ends it.</summary>
[Allows(Permissions.ViewTeams, On = nameof(MdtId))]
internal sealed record GetMember(Guid MdtId, Guid MembershipId) : IQuery<GetMember.Answer>
{
    internal sealed record Answer(string Name, string Duty);
}

internal sealed class AnswerGetMember(Db db, ISend send) : IQueryHandler<GetMember, GetMember.Answer>
{
    private sealed record Row(Guid UserId, string Duty);

    public async Task<GetMember.Answer> Handle(GetMember query, CancellationToken ct)
    {
        var row = await db.Find<Row>("SELECT user_id, duty FROM mdt_member WHERE id = @MembershipId AND mdt_id = @MdtId", query, ct) ?? throw new NotFound();
        return new GetMember.Answer((await send.Names([row.UserId], ct))(row.UserId), row.Duty);
    }
}
