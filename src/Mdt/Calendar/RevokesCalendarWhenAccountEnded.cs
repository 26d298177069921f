using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Calendar;

/// <summary>The address of somebody who has left is gone for good, also if they come back.</summary>
internal sealed class RevokesCalendarWhenAccountEnded(Db db, TimeProvider clock) : IWhen<AccountEnded>
{
    public Task Handle(AccountEnded happened, CancellationToken ct) => ManageCalendar.End(db, happened.UserId, clock.Now(), ct);
}
