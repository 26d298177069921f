using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>The midwife who took a request on reads it, and a child's the named lead. Each reading is in the audit.</summary>
[Allows(Permissions.ReadRequests, On = nameof(SelfReferralId))]
internal sealed record SeeRequest(Guid SelfReferralId) : IQuery<SeeRequest.View>
{
    /// <param name="Missing">What to do before she counts as not reached; null where she may be noted so.</param>
    /// <param name="KeptUntil">For one that was not reached.</param>
    /// <param name="Midwife">Who took it on; null for nobody yet.</param>
    /// <param name="MayAnswer">The viewer is a midwife; the lead reads alone.</param>
    internal sealed record View(RequestRow Request, string? Area, IReadOnlyList<Try> Tries, string? Missing, DateOnly? KeptUntil, string? Midwife, bool MayAnswer)
    {
        internal bool IsOpen => SelfReferral.IsOpen(Request.Status);

        /// <summary>She was heard, so it can be said what came of it.</summary>
        internal bool WasHeard => Request.Status == RequestStatus.Trying && Tries.Any(t => t.Answered);

        internal string Name => string.Join(' ', new[] { Request.FirstName, Request.FamilyName }.OfType<string>());
    }

    internal sealed class Handler(RequestRows rows, ISend send, CurrentUser user, Audit audit) : IQueryHandler<SeeRequest, View>
    {
        public async Task<View> Handle(SeeRequest query, CancellationToken ct)
        {
            var request = await rows.Find(query.SelfReferralId, ct);
            var tries = await rows.TriesOf(request.Id, ct);
            var area = request.NeighbourhoodId is { } place && await send.Ask(new GetNeighbourhoods([place]), ct) is [var found] ? found.Name : null;
            var kept = request is { Status: RequestStatus.Unreachable, EmptiedAt: null, EndedAt: { } ended } ? ended.LondonDay().AddDays(await send.Number("antenatal.keepUnreachedDays", ct: ct)) : (DateOnly?)null;
            var midwife = request.MidwifeUserId is null ? null : (await send.Names([request.MidwifeUserId], ct))(request.MidwifeUserId);
            var missing = Tries.Missing(tries, await send.Number("antenatal.unreachedTries", ct: ct));
            audit.Saw(request.Id);
            return new(request, area, tries, missing, kept, midwife, user.May(Permissions.AnswerRequests));
        }
    }
}

/// <summary>A page about one request; each of its steps has a page of its own.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class RequestPage(ISend send) : FormPage
{
    public Guid SelfReferralId { get; set; }

    internal SeeRequest.View Found { get; private set; } = null!;

    private protected async Task<SeeRequest.View> See(CancellationToken ct) => Found = await send.Ask(new SeeRequest(SelfReferralId), ct);

    protected override Task Show(CancellationToken ct) => See(ct);

    private protected RedirectResult Back(string said) => Redirect($"/antenatal/requests/{SelfReferralId}?said={said}");
}
