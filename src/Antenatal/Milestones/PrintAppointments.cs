using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>A midwife or health visitor gives a woman her appointments on paper: when each is due, and nothing that another reader should not see. That it was printed is kept.</summary>
internal static class PrintAppointments
{
    [Allows(Permissions.View, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    internal sealed record Answer(string Who, Timeline Timeline);

    internal sealed class Handler(Seen seen, Timelines timelines, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var pregnancy = await seen.See(query.PregnancyId, ct);
            if (!await timelines.IsShown(pregnancy, ct)) throw new NotFound("The list of appointments");
            var who = await send.NameOf(pregnancy.PersonId, ct);
            var timeline = await timelines.Of(pregnancy, ct);
            audit.Leaves("print", [pregnancy.PersonId]); // last: what is asked in between writes its own row
            return new(who, timeline.OnPaper());
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.View, On = nameof(PregnancyId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid PregnancyId { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(PregnancyId), ct);
    }
}
