using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Days;

/// <summary>Somebody who works here sees on which days no clock of working days runs.</summary>
internal static class ListBankHolidays
{
    [Allows(Permissions.See, Unscoped = "England's bank holidays are everybody's")]
    internal sealed record Query : IQuery<IReadOnlyList<Answer>>;

    internal sealed record Answer(DateOnly Day, string Name);

    internal sealed class Handler(Db db, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Answer>>
    {
        public Task<IReadOnlyList<Answer>> Handle(Query query, CancellationToken ct) =>
            db.Query<Answer>("SELECT day, name FROM areas_bank_holiday WHERE day >= @today ORDER BY day", new { today = clock.Today() }, ct);
    }

    [Allows(Permissions.See, Unscoped = "England's bank holidays are everybody's")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public IReadOnlyList<Answer> Days { get; private set; } = [];

        public bool MayEdit => user.May(Permissions.EditBankHolidays);

        public async Task OnGet(CancellationToken ct) => Days = await send.Ask(new Query(), ct);
    }
}
