using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A sender's own system asks how a family that it sent to a hub stands: the answer only where the family said that it may be told.</summary>
internal static class SeeSentReferral
{
    [Allows(Permissions.SendReferral, On = nameof(GpReferralId))]
    internal sealed record Query(Guid GpReferralId) : IQuery<Answer>;

    /// <param name="Told">What came of it; null while nobody answered, and where it may not be told.</param>
    internal sealed record Answer(Guid Id, string? Reference, Guid SiteId, GpReferralState State, DateTimeOffset ReceivedAt, DateOnly? AnswerDueOn, DateOnly? AnsweredOn, GpReferralAnswer? Told);

    internal sealed class Handler(Referrals referrals, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await referrals.Find(query.GpReferralId, ct);
            if (now.SenderUserId != user.Id) throw new NotFound("This request");
            var said = now.TellBack == TellBack.Yes ? await referrals.AnswerOf(now.Id, ct) : null;
            return new(now.Id, now.Reference, now.SiteId, now.State, now.ReceivedAt, now.State == GpReferralState.Received ? now.AnswerDueOn : null, now.AnsweredAt?.LondonDay(), said);
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/familyhubs/referrals/{gpReferralId}", async ([AsParameters] Query query, ISend send, CancellationToken ct) =>
            Results.Ok(await send.Ask(query, ct)));
}
