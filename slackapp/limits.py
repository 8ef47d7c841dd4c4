"""Everything Slack refuses when it is too long, too many or too late, in characters unless said otherwise."""

# Time, in seconds. Slack waits three for an acknowledgement, and it must be us who says how it ended.
ACKNOWLEDGEMENT = 3
WAIT_FOR_DATABASE = 2.0
WAIT_FOR_MODAL = 2

# A surface as a whole.
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARS = 10_000  # undocumented: Slack refuses somewhere above 11,000, so we stay well below
MESSAGE_WEIGHT = 12_000  # the same refusal, counted with what each block costs beside its text
BLOCK_COST = 125  # what one bare divider took from the allowance when others measured it
MESSAGE_TEXT = 4_000
VIEW_BYTES = 250_000
VIEW_TITLE = 24
VIEW_SUBMIT = 24
VIEW_CLOSE = 24
PRIVATE_METADATA = 3_000
ID = 255  # action_id, block_id and callback_id

# Blocks.
HEADER = 150
SECTION_TEXT = 3_000
SECTION_FIELD = 2_000
SECTION_FIELDS = 10
CONTEXT_ELEMENTS = 10
CONTEXT_TEXT = 3_000
ACTIONS_ELEMENTS = 25
INPUT_LABEL = 2_000
INPUT_HINT = 2_000
INPUT_ERROR = 2_000  # undocumented: a hint's length is what fits the same place
ALERT_TEXT = 200
MARKDOWN_CHARS = 12_000
IMAGE_ALT = 2_000
IMAGE_TITLE = 2_000
IMAGE_URL = 3_000

# Things to press and to fill.
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
BUTTON_URL = 3_000
ACCESSIBILITY_LABEL = 75
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_YES = 30
CONFIRM_NO = 30
SELECT_OPTIONS = 100
SELECT_GROUPS = 100
GROUP_LABEL = 75
LISTED_OPTIONS = 10  # radio buttons and checkboxes
OVERFLOW_OPTIONS = 5
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTION_DESCRIPTION = 75
PLACEHOLDER = 150
TEXT_INPUT = 3_000

# Tables and charts: messages only.
TABLES = 1
TABLE_ROWS = 100
TABLE_COLUMNS = 20
CHARTS = 2
CHART_TITLE = 50
CHART_LABEL = 20
CHART_SERIES = 6
CHART_SEGMENTS = 6
CHART_POINTS = 20
CHART_AXIS_LABEL = 50
