"""The path of the tour: each step checks what a person would look at; its picture is taken afterwards."""

from frame_steps import activity, hierarchy, log, palette, shortcuts
from inspector_steps import (checked_by_a_call, device, logged_in_as_the_user, overview, refreshed, report_closed,
                             report_exported, token_inspected, token_window_wiped, tokens_not_held)
from registration_steps import new_row, new_user_filled, new_user_registered
from sign_in_steps import main_window, sign_in_window, signed_out, started_again
from user_steps import (cleared, filter_cleared, filtered_by_activity, find_one, scrolled_to_the_end,
                        sorted_by_column)

STEPS = (
    sign_in_window, main_window,
    find_one, cleared, sorted_by_column, filtered_by_activity, filter_cleared, scrolled_to_the_end,
    new_user_filled, new_user_registered, new_row,
    overview, tokens_not_held, logged_in_as_the_user, refreshed, checked_by_a_call,
    token_inspected, token_window_wiped, report_exported, report_closed, device,
    hierarchy, activity, palette, shortcuts, log,
    started_again, signed_out,
)
