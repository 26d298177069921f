using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>The midwife who took a request on reads it, notes her tries, and says what came of it. Each reading is in the audit.</summary>
internal static class ViewRequest
{
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed record Query(Guid SelfReferralId) : IQuery<Answer>;

    /// <param name="Missing">What to do before she counts as not reached; null where she may be noted so.</param>
    /// <param name="KeptUntil">For one that was not reached.</param>
    internal sealed record Answer(RequestRow Request, string? Area, IReadOnlyList<Try> Tries, string? Missing, DateOnly? KeptUntil)
    {
        internal bool IsOpen => SelfReferral.IsOpen(Request.Status);

        /// <summary>She was heard, so it can be said what came of it.</summary>
        internal bool WasHeard => Request.Status == RequestStatus.Trying && Tries.Any(t => t.Answered);

        internal string Name => string.Join(' ', new[] { Request.FirstName, Request.FamilyName }.OfType<string>());
    }

    internal sealed class Handler(RequestRows rows, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var request = await rows.Find(query.SelfReferralId, ct);
            var tries = await rows.TriesOf(request.Id, ct);
            var area = request.NeighbourhoodId is { } place && await send.Ask(new GetNeighbourhoods([place]), ct) is [var found] ? found.Name : null;
            var kept = request is { Status: RequestStatus.Unreachable, EmptiedAt: null, EndedAt: { } ended } ? ended.LondonDay().AddDays(await send.Number("antenatal.keepUnreachedDays", ct: ct)) : (DateOnly?)null;
            audit.Saw(request.Id);
            return new(request, area, tries, Tries.Missing(tries, await send.Number("antenatal.unreachedTries", ct: ct)), kept);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid SelfReferralId { get; set; }

        /// <summary>What was just done.</summary>
        public string? Said { get; set; }

        /// <summary>The try's.</summary>
        public Guid Id { get; set; }
        public TryWay? Way { get; set; }
        public DateOnly? On { get; set; }
        public TimeOnly? At { get; set; }
        public bool? Answered { get; set; }
        public NotHerBecause? Because { get; set; }
        public int Version { get; set; }

        internal Answer Found { get; private set; } = null!;

        internal string? SaidInWords => Said switch
        {
            "tried" => "Your try is noted",
            "answered" => "It is noted that she answered. Say what came of it",
            "spoke" => "Her pregnancy is noted, and what she wrote here is removed",
            "nothers" => "Nothing was made of it, and what was written is removed",
            "unreachable" => "It is noted that she was not reached",
            _ => null,
        };

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Id, On, At, Version) = (clock.NewId(), clock.Today(), When.OfDay(clock.Now()), Found.Request.Version);
            Way = SelfReferral.Ways(Found.Request.ReachBy) is [var one] ? one : null;
        }

        public Task<IActionResult> OnPostTry(CancellationToken ct) => Try(async () =>
        {
            var at = On is { } day && At is { } time ? day.AtLondon(time) : (DateTimeOffset?)null;
            await send.Send(new NoteTry.Command(Id, SelfReferralId, Way, at, Answered), ct);
            return Back(Answered == true ? "answered" : "tried");
        });

        public Task<IActionResult> OnPostNotHers(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new EndAsNotHer.Command(SelfReferralId, Because, Version), ct);
            return Back("nothers");
        });

        public Task<IActionResult> OnPostUnreachable(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new EndAsUnreachable.Command(SelfReferralId, Version), ct);
            return Back("unreachable");
        });

        private RedirectResult Back(string said) => Redirect($"/antenatal/requests/{SelfReferralId}?said={said}");

        protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new Query(SelfReferralId), ct);
    }
}
